import type { Page } from 'playwright-core';

/** Two texts that lie on each other, or one that is cut off where nothing leads to the rest. */
export type Fault = string;

/**
 * Reads what is visible in the window, as people do: every line of text as it is painted, clipped by what surrounds it. Two lines that share
 * more than a sliver are a fault; so is a text cut off by a box that neither scrolls nor ends in dots, and one beside the page.
 */
export const faultsOf = (page: Page): Promise<Fault[]> =>
  page.evaluate(() => {
    interface Line {
      text: string;
      box: DOMRect;
      element: Element;
    }
    const shown = (element: Element): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.visibility === 'hidden' || style.display === 'none' || Number(style.opacity) < 0.05)
          return false;
        if (at.getAttribute('aria-hidden') === 'true' && at.tagName !== 'svg' && at.tagName !== 'I') continue;
        // Kept for those who are read to.
        if (style.clipPath.startsWith('inset(50%')) return false;
        if (at.classList.contains('visually-hidden') || at.tagName === 'NOSCRIPT') return false;
      }
      return true;
    };
    /** What is left of a line inside all boxes that clip it. */
    const clipped = (box: DOMRect, element: Element): DOMRect | null => {
      let { left, top, right, bottom } = box;
      for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.position === 'fixed') break;
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const outer = at.getBoundingClientRect();
        if (style.overflowX !== 'visible')
          [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
        if (style.overflowY !== 'visible')
          [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)];
      }
      [left, top] = [Math.max(left, 0), Math.max(top, 0)];
      [right, bottom] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
      return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null;
    };
    const lines: Line[] = [];
    const faults: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const named = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 40);
    const seenCut = new Set<Element>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || element.closest('script, style, option, svg')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const all = range.getBoundingClientRect();
      const away = all.bottom < 0 || all.top > innerHeight || all.right < 0 || all.left > innerWidth;
      if (away || all.width === 0 || !shown(element)) continue;
      for (const box of range.getClientRects()) {
        const left = clipped(box, element);
        if (!left || left.height < box.height * 0.4 || left.width < 3) continue;
        lines.push({ text: named(node.textContent), box: left, element });
      }
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (seenCut.has(at) || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) break;
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
        if (!hides || at.scrollWidth <= at.clientWidth + 2 || at.clientWidth < 2) continue;
        seenCut.add(at);
        const dots = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        const outer = at.getBoundingClientRect();
        const past = range.getBoundingClientRect().right > outer.right + 2;
        const reached = [at, ...at.querySelectorAll('*')].some((one) => {
          const { overflowX } = getComputedStyle(one);
          return overflowX === 'auto' || overflowX === 'scroll';
        });
        if (past && !dots && !reached)
          faults.push(`cut off: "${named(node.textContent)}" in .${at.className}`);
      }
    }
    const over = document.querySelectorAll('dialog[open], :popover-open').length > 0;
    lines.sort((a, b) => a.box.top - b.box.top);
    for (const [i, a] of lines.entries()) {
      for (let j = i + 1; j < lines.length && lines[j]!.box.top < a.box.bottom; j++) {
        const b = lines[j]!;
        if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element))
          continue;
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (width < 3 || height < 5 || over) continue;
        // One may lie under the other on purpose: a sticky bar over what scrolls. Then only one is painted.
        const x = Math.max(a.box.left, b.box.left) + width / 2;
        const y = Math.max(a.box.top, b.box.top) + height / 2;
        const stack = document.elementsFromPoint(x, y);
        const at = (one: Line) =>
          stack.findIndex((element) => element === one.element || one.element.contains(element));
        const [first, second] = [at(a), at(b)].toSorted((p, q) => p - q) as [number, number];
        const between = stack.slice(Math.max(0, first), Math.max(0, second));
        const covered = between.some((element) => {
          const colour = getComputedStyle(element).backgroundColor;
          return !/^rgba\(.*, 0(\.\d+)?\)$|transparent/.test(colour);
        });
        if (!covered) faults.push(`overlap: "${a.text}" and "${b.text}"`);
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth + 1)
      faults.push(`the page is ${scrollWidth - clientWidth} px wider than the window`);
    return [...new Set(faults)];
  });
