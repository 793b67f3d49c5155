const WIDTH = 32;

/** A bar on standard error that is redrawn in place; where that is no terminal, a line at every tenth. */
export class Progress {
  private readonly began = performance.now();
  private tenth = -1;

  constructor(private readonly title: string) {}

  /** @param done from 0 to 1 */
  show(done: number): void {
    const part = Math.min(1, Math.max(0, done));
    const bar = '█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '░');
    const seconds = ((performance.now() - this.began) / 1000).toFixed(1);
    const line = `${this.title.padEnd(12)} ${bar} ${String(Math.round(part * 100)).padStart(3)} %  ${seconds} s`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${line}`);
    } else if (Math.floor(part * 10) > this.tenth) {
      this.tenth = Math.floor(part * 10);
      process.stderr.write(`${line}\n`);
    }
  }

  end(): void {
    this.show(1);
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
}
