/** Brings an element of a region that scrolls into view. Only the region scrolls: the page around it stays where it is. */
export function scrollWithin(region: HTMLElement, selector: string): void {
  const element = region.querySelector(selector)?.getBoundingClientRect();
  if (element === undefined) return;
  const frame = region.getBoundingClientRect();
  if (element.top < frame.top || element.bottom > frame.bottom) {
    region.scrollBy({ top: element.top - (frame.top + frame.height / 2) });
  }
}
