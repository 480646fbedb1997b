/** Groups of names that belong together, directly or through others (a union-find). */
export class LinkedNames {
  private readonly parents = new Map<string, string>();

  /** These names, and all that any of them is linked to, are one group from now on. */
  link(names: readonly string[]): void {
    const [first, ...others] = names;
    if (first === undefined) return;
    for (const name of others) this.parents.set(this.groupOf(name), this.groupOf(first));
  }

  /** What stands for the group of a name: the same for every name of the group. */
  groupOf(name: string): string {
    let group = name;
    for (
      let next = this.parents.get(group);
      next !== undefined && next !== group;
      next = this.parents.get(group)
    ) {
      // Halving the way at each step keeps the ways short, however the names came together.
      this.parents.set(group, this.parents.get(next) ?? next);
      group = next;
    }
    return group;
  }
}
