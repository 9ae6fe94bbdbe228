/** Writes something that only saves time later. If that fails, the next build takes longer, and nothing else is lost. */
export function bestEffort(write: () => void): void {
  try {
    write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
