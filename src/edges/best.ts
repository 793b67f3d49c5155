/** The first few of many in an order, in that order. */
export class Best<T> {
  readonly items: T[] = [];

  /** @param compare negative where the first comes before the second */
  constructor(
    private readonly most: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  get isFull(): boolean {
    return this.items.length >= this.most;
  }

  add(item: T): void {
    const { items, most, compare } = this;
    const last = items.at(-1);
    if (items.length >= most && (last === undefined || compare(item, last) >= 0)) return;
    let low = 0;
    for (let high = items.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if (compare(items[middle] as T, item) <= 0) low = middle + 1;
      else high = middle;
    }
    items.splice(low, 0, item);
    if (items.length > most) items.pop();
  }
}
