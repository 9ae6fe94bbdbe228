import type { Command, Option } from "commander";
import type { Io } from "./io.ts";
import type { ShellName } from "./options.ts";

/** Prints a script that teaches a shell the program's current commands, options and choices. */
export function completionCommand(shell: ShellName, program: Command, io: Io): number {
  io.out(WRITERS[shell](commandsOf(program)));
  return 0;
}

interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** Allowed values of the first argument; empty for files and free text. */
  readonly choices: readonly string[];
}

interface OptionWords {
  readonly long: string;
  /** `-q`, or empty. */
  readonly short: string;
  readonly description: string;
  readonly takesValue: boolean;
  /** Allowed values; empty for files and free text. */
  readonly choices: readonly string[];
}

const HELP: OptionWords = {
  ...{ long: "--help", short: "-h", description: "display help for command" },
  ...{ takesValue: false, choices: [] },
};

const commandsOf = (program: Command): CommandWords[] =>
  program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...command.options.map(optionOf), HELP],
    choices: command.registeredArguments[0]?.argChoices ?? [],
  }));

const optionOf = ({ long, short, description, required, optional, argChoices }: Option): OptionWords => ({
  long: long ?? "",
  short: short ?? "",
  description,
  takesValue: required || optional,
  choices: argChoices ?? [],
});

const wordsOf = ({ long, short }: OptionWords): string[] => [long, short].filter(Boolean);

const WRITERS: Readonly<Record<ShellName, (commands: readonly CommandWords[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

function bashScript(commands: readonly CommandWords[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .flatMap((option) => wordsOf(option).map((word) => [`"${name} ${word}"`, option.choices] as const)),
  );
  return `_briefgen() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word words= choices=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  COMPREPLY=()
  case "$command $previous" in
${values
  .map(([pattern, choices]) =>
    choices.length > 0
      ? `    ${pattern}) COMPREPLY=($(compgen -W "${choices.join(" ")}" -- "$current")); return ;;`
      : `    ${pattern}) compopt -o default; return ;;`,
  )
  .join("\n")}
  esac
  case $command in
    "") choices="${commands.map(({ name }) => name).join(" ")}" words="--help --version" ;;
${commands
  .map(
    ({ name, options, choices }) =>
      `    ${name}) choices="${choices.join(" ")}" words="${options.map(({ long }) => long).join(" ")}" ;;`,
  )
  .join("\n")}
  esac
  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$current"))
  elif [[ -n $choices && ( -z $command || $previous == "$command" ) ]]; then COMPREPLY=($(compgen -W "$choices" -- "$current"))
  else compopt -o default
  fi
}
complete -F _briefgen briefgen
`;
}

function zshScript(commands: readonly CommandWords[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const plain = (text: string) => text.replace(/[[\]:\\]/g, "\\$&");
  const spec = ({ long, short, description, takesValue, choices }: OptionWords) => {
    const value = !takesValue ? "" : `:value:${choices.length > 0 ? `(${choices.join(" ")})` : "_files"}`;
    const about = quoted(`[${plain(description)}]${value}`);
    return short ? `${quoted(`(${short} ${long})`)}{${short},${long}}${about}` : quoted(long) + about;
  };
  return `#compdef briefgen
_briefgen() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${plain(description)}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then _describe -t commands command commands; return; fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${commands
  .map(({ name, options, choices }) => {
    const first = choices.length > 0 ? [`'1:what:(${choices.join(" ")})'`] : [];
    return `    ${name}) _arguments ${[...options.map(spec), ...first, "'*:file:_files'"].join(" ")} ;;`;
  })
  .join("\n")}
  esac
}
compdef _briefgen briefgen
`;
}

function fishScript(commands: readonly CommandWords[]): string {
  const quoted = (text: string) => `'${text.replace(/['\\]/g, "\\$&")}'`;
  const lines = commands.flatMap(({ name, description, options, choices }) => {
    const when = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c briefgen -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...(choices.length > 0 ? [`complete -c briefgen ${when} -f -a ${quoted(choices.join(" "))}`] : []),
      ...options.map(({ long, short, description: about, takesValue, choices: values }) => {
        const names = `${short ? `-s ${short.slice(1)} ` : ""}-l ${long.slice(2)}`;
        const value = !takesValue ? "" : values.length > 0 ? ` -x -a ${quoted(values.join(" "))}` : " -r";
        return `complete -c briefgen ${when} ${names}${value} -d ${quoted(about)}`;
      }),
    ];
  });
  return `${lines.join("\n")}\n`;
}
