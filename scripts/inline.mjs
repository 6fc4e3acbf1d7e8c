// Texts put into a page.
import { createHash } from "node:crypto";

/** A script's text as it can stand between script tags; what it says stays the same in strings and patterns. */
export const inScript = (text) => text.replace(/<(?=!--|\/script)/gi, "\\x3c");

/** A style sheet's text as it can stand between style tags. */
export const inStyle = (text) => text.replace(/<(?=\/style)/gi, "\\3c ");

/** How a page's policy names a text between tags. */
export const policyHash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
