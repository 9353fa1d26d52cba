// What only a browser can do: remember the theme, hear keys, copy and move the focus.
const theme = 'studio-theme';

export function isDark() {
    const kept = localStorage.getItem(theme);
    return kept ? kept === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export function keepTheme(dark) {
    localStorage.setItem(theme, dark ? 'dark' : 'light');
}

export const isWriting = target => target.closest('input, textarea, select, [contenteditable], .mud-popover, [role=dialog]') !== null;

// Arrow keys move in a grid and nothing else; the page hears them, and neither scrolls nor turns a slide.
document.addEventListener('keydown', event => {
    if (/^(Arrow|Home$|End$)/.test(event.key) && event.target.closest?.('[role=grid]')) event.preventDefault();
}, true);
const cells = () => [...document.querySelectorAll('[data-cell]')];

// A menu that was opened by mouse leaves the focus on its button, and there MudBlazor hears no Escape.
document.addEventListener('keydown', event => {
    const opener = event.key === 'Escape' && document.activeElement?.closest('.mud-menu');
    if (opener && opener.querySelector('[aria-expanded=true]')) opener.querySelector('button').click();
});

// Leaving a field is what saves it.
document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.matches?.('[data-leave-on-escape]')) event.target.blur();
});

/** Tells the page of the keys that mean something in a notebook, with the cell that has the focus. */
export function hearKeys(page) {
    const hear = event => {
        const cell = event.target.closest?.('[data-cell]')?.dataset.cell ?? null;
        const control = event.ctrlKey || event.metaKey;
        let name = null;
        if (control && event.key.toLowerCase() === 'k') name = 'palette';
        else if (event.shiftKey && event.key === 'Enter' && cell) name = 'run';
        else if (isWriting(event.target)) return;
        else if (control && event.key.toLowerCase() === 'z') name = event.shiftKey ? 'redo' : 'undo';
        else if (control && event.key.toLowerCase() === 'y') name = 'redo';
        else if (event.altKey && event.key === 'ArrowUp' && cell) name = 'up';
        else if (event.altKey && event.key === 'ArrowDown' && cell) name = 'down';
        else if (event.key === 'j' || event.key === 'k') return step(event.key === 'j' ? 1 : -1);
        else if (event.key === 'a' && !control) name = 'add';
        else if (event.key === 'e' && !control && cell) name = 'form';
        if (!name) return;
        event.preventDefault();
        page.invokeMethodAsync('Press', name, cell);
    };
    document.addEventListener('keydown', hear);
    return { stop: () => document.removeEventListener('keydown', hear) };
}

function step(by) {
    const all = cells();
    const at = all.findIndex(c => c.contains(document.activeElement));
    show(all[Math.min(all.length - 1, Math.max(0, at + by))]?.dataset.cell);
}

/** Tells the page that its reader scrolls by hand. */
export function hearScrolls(page) {
    const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'j', 'k'];
    const tell = () => page.invokeMethodAsync('Scroll');
    const hear = event => { if (keys.includes(event.key) && !isWriting(event.target)) tell(); };
    // The scroll bar is no element of the page: a press on it goes to the root.
    const press = event => { if (event.target === document.documentElement) tell(); };
    let last = 0;
    const wheel = () => { if (Date.now() - last > 500) { last = Date.now(); tell(); } };
    addEventListener('wheel', wheel, { passive: true });
    addEventListener('touchmove', wheel, { passive: true });
    addEventListener('keydown', hear);
    addEventListener('mousedown', press);
    return {
        stop: () => {
            removeEventListener('wheel', wheel);
            removeEventListener('touchmove', wheel);
            removeEventListener('keydown', hear);
            removeEventListener('mousedown', press);
        },
    };
}

/** Brings a cell, or what has that id, into sight; the focus stays where it is. */
export function bring(id) {
    const target = document.querySelector(`[data-cell="${CSS.escape(id)}"]`) ?? document.getElementById(id);
    target?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

/** Brings a cell into sight and gives it the focus. A cell that was added may be drawn a moment later. */
export function show(id, patience = 120) {
    if (!id) return;
    const cell = document.querySelector(`[data-cell="${CSS.escape(id)}"]`);
    if (!cell) {
        if (patience > 0) requestAnimationFrame(() => show(id, patience - 1));
        return;
    }
    cell.scrollIntoView({ block: 'start' });
    // A menu that closes loses the focus, and may give it to its button a moment later. Whoever presses something meanwhile wants it elsewhere.
    const end = new AbortController();
    for (const press of ['keydown', 'pointerdown'])
        addEventListener(press, () => end.abort(), { capture: true, signal: end.signal });
    let frames = 30;
    const hold = () => {
        if (end.signal.aborted) return;
        if (!document.activeElement?.closest('.mud-popover')) {
            if (!cell.contains(document.activeElement)) cell.focus({ preventScroll: true });
            if (frames-- === 0) return end.abort();
        }
        requestAnimationFrame(hold);
    };
    hold();
}

/** Marks in the outline the cell that is read just now: the last one that begins above the middle of the upper half. */
export function spy(outline) {
    let asked = 0;
    const mark = () => {
        asked = 0;
        const all = cells();
        const read = all.filter(c => c.getBoundingClientRect().top < innerHeight / 4).at(-1) ?? all[0];
        for (const link of outline.querySelectorAll('a')) {
            const isRead = read !== undefined && link.hash === `#${read.dataset.cell}`;
            if (isRead === link.hasAttribute('aria-current')) continue;
            if (!isRead) link.removeAttribute('aria-current');
            else {
                link.setAttribute('aria-current', 'true');
                link.scrollIntoView({ block: 'nearest' });
            }
        }
    };
    const ask = () => { asked ||= requestAnimationFrame(mark); };
    const changes = new MutationObserver(ask);
    changes.observe(outline, { childList: true });
    addEventListener('scroll', ask, { passive: true });
    ask();
    return { stop: () => { changes.disconnect(); removeEventListener('scroll', ask); } };
}

export async function copy(text) {
    // Without https, as in a classroom's network, a browser has no clipboard to write to but through a field.
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = text;
    field.select();
    document.execCommand('copy');
    field.remove();
}
