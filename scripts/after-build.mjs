// Trunk's hook after a build. A debug build stays as it is, and needs no packages.
if (process.env.TRUNK_PROFILE === "release") {
  await import("./finish-dist.mjs").catch((error) => {
    if (error.code === "ERR_MODULE_NOT_FOUND") error.message += "\nA release needs the packages of package.json: npm ci";
    throw error;
  });
}
