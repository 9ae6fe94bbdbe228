import { spawn } from "node:child_process";

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  darwin: ["open"],
  // `start` is a word of cmd's own; its first argument is a window's title.
  win32: ["cmd", "/c", "start", ""],
};

/** Shows an address in the system's browser. `failed` is called where it does not come up. */
export function openBrowser(address: string, failed: () => void): void {
  const [command = "", ...args] = COMMANDS[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", failed);
  child.on("exit", (code) => {
    if (code) failed();
  });
  child.unref();
}
