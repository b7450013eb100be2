/** As Add/Remove Programs lists the Java runtimes of that time; no document gives the name. */
const JAVA_RUNTIME = /\bjava\b.*\bruntime\b|\bj2re\b|\bjre\b/i;

/** The Java runtimes among the programs of a server. */
export const javaRuntimesIn = (programs: readonly string[]): readonly string[] =>
  programs.filter((name) => JAVA_RUNTIME.test(name));
