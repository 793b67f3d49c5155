type Numbers = Int32Array | Uint8Array;

/** Numbers that come one by one, in a typed array that doubles when it is full. */
export class Growing<T extends Numbers> {
  length = 0;

  constructor(
    private numbers: T,
    private readonly make: (length: number) => T,
  ) {}

  static ints = (length: number) => new Growing(new Int32Array(length), (n) => new Int32Array(n));
  static bytes = (length: number) => new Growing(new Uint8Array(length), (n) => new Uint8Array(n));

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = this.make(2 * this.numbers.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = value;
    this.length += 1;
  }

  /** What came, without a copy. */
  get values(): T {
    return this.numbers.subarray(0, this.length) as T;
  }
}
