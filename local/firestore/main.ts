import { enableCompileCache } from "node:module";

/**
 * The program that firebase-tools starts in place of its Java one. Node keeps the compiled code of everything imported
 * after this line, so that the next start neither strips types nor compiles: a third less memory, and ready sooner.
 */
enableCompileCache();
await import("./program.ts");
