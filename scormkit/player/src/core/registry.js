/**
 * What a package carries because its course needs it, by name: built/scripts.json has a module for each, which puts it in
 * here, and pages/bundle.py takes those that the course uses. Nothing here is known to the core by its name.
 */

/** @import { BlockModule, Encoding, Features, TypeModule } from "../types.js" */

/** Question types. @type {Record<string, TypeModule>} */
export const TYPES = {};

/** How the answers to each type are told to the LMS, in the words of the package's standard. @type {Record<string, Encoding>} */
export const ENCODINGS = {};

/** Scripts of blocks. @type {Record<string, BlockModule>} */
export const BLOCKS = {};

/** Whatever else only some courses use. @type {Features} */
export const FEATURES = {};
