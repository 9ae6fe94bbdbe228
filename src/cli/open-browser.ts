import { spawn } from "node:child_process";

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  darwin: ["open"],
  // `start` is built into cmd; its first argument is a window title.
  win32: ["cmd", "/c", "start", ""],
};

/** Opens an address in the default browser. Calls `failed` if that does not work. */
export function openBrowser(address: string, failed: () => void): void {
  const [command = "", ...args] = COMMANDS[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", failed);
  child.on("exit", (code) => {
    if (code) failed();
  });
  child.unref();
}
