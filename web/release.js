// Starts a release. scripts/finish-dist.mjs makes one script of it and all it imports, the program's bindings too.
import init from "bindings";
import { boot } from "./boot.js";

boot(async () => init);
