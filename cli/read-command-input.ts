import type { Command, CommandInput } from './command.ts';

/** Wraps what commander parsed. Its readers throw TypeError for a name that the command does not declare. */
export function readCommandInput(
  command: Command,
  values: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
): CommandInput {
  const valueOf = (name: string): unknown => {
    const index = command.arguments.findIndex((argument) => argument.name === name);
    if (index < 0) throw new TypeError(`${command.name} declares no argument ${name}`);
    return values[index];
  };
  const optionOf = (name: string): unknown => {
    if (!command.options.some((option) => option.name === name)) {
      throw new TypeError(`${command.name} declares no option ${name}`);
    }
    return options[camelCase(name)];
  };
  const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    argument(name) {
      const value = textOf(valueOf(name));
      if (value === undefined) throw new TypeError(`${command.name}: argument ${name} is not a required one`);
      return value;
    },
    optionalArgument: (name) => textOf(valueOf(name)),
    words(name) {
      const value = valueOf(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
    option: (name) => textOf(optionOf(name)),
    flag: (name) => optionOf(name) === true,
  };
}

/** Commander keeps `--dry-run` under `dryRun`. */
const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
