// What the projector's page needs of the browser: keys, parts that are as large as their place, and a word to the other windows.
import { isWriting } from './studio.js';

const names = {
    ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'previous', PageUp: 'previous', Home: 'first', End: 'last', Escape: 'leave',
    b: 'blank', B: 'blank', '.': 'blank', n: 'notes', N: 'notes', '?': 'keys',
};
const least = .4, most = { text: 2.4, part: 1.6 };
// Below this there is a phone or a magnified page: it is scrolled, and nothing is fitted.
const small = matchMedia('(max-width: 700px), (max-height: 420px)');

export const textPixels = () => Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 10) / 10;

/** Hears keys, fits what is on the slide, and keeps step with the other windows that show this notebook. */
export function begin(page, notebook) {
    const windows = new BroadcastChannel(`present-${notebook}`);
    windows.onmessage = event => page.invokeMethodAsync('Go', event.data);
    const hear = event => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || document.querySelector('.mud-dialog')) return;
        if (event.key === ' ' && event.target.closest('button, a, summary')) return;
        let name = names[event.key] ?? (/^[1-9]$/.test(event.key) ? event.key : null);
        if (!name) return;
        if (event.shiftKey && event.key.startsWith('Arrow')) name += '-cell';
        event.preventDefault();
        page.invokeMethodAsync('Press', name);
    };
    document.addEventListener('keydown', hear);
    const fitting = fitAll();
    let pixels = textPixels(), waiting = 0;
    const measure = () => { if (pixels !== textPixels()) page.invokeMethodAsync('Measure', pixels = textPixels()); };
    const resized = () => { clearTimeout(waiting); waiting = setTimeout(measure, 250); };
    addEventListener('resize', resized);
    return {
        tell: number => windows.postMessage(number),
        stop: () => { document.removeEventListener('keydown', hear); removeEventListener('resize', resized); clearTimeout(waiting); fitting.disconnect(); windows.close(); },
    };
}

/** Fits every box that asks for it, those to come too. */
function fitAll() {
    const known = new WeakSet();
    const sizes = new ResizeObserver(entries => {
        for (const { target } of entries) {
            const box = target.closest('[data-fit]');
            if (box) requestAnimationFrame(() => target === box ? fit(box) : mend(box));
        }
    });
    const look = () => document.querySelectorAll('[data-fit]').forEach(box => {
        // A text that gave way to parts leaves its size behind.
        if (hasParts(box)) box.firstElementChild.removeAttribute('style');
        if (known.has(box)) return;
        known.add(box);
        sizes.observe(box);
        if (box.firstElementChild) sizes.observe(box.firstElementChild);
    });
    const tree = new MutationObserver(look);
    tree.observe(document.body, { childList: true, subtree: true });
    look();
    return { disconnect: () => { tree.disconnect(); sizes.disconnect(); } };
}

const hasParts = box => box.dataset.fit === 'text' && box.querySelector('.pane') !== null;

/** What has grown beyond its place is made smaller; what has shrunk stays as it is, so that live figures do not make the slide breathe. */
function mend(box) {
    if (box.clientHeight && overflows(box) && box.fitted !== box.scrollHeight) fit(box);
}

function fit(box) {
    const body = box.firstElementChild;
    if (!body || !box.clientHeight || !box.isConnected) return;
    body.removeAttribute('style');
    if (small.matches || hasParts(box)) return;
    // Plotly measures its place when the window changes.
    if (box.dataset.fit === 'chart') return void dispatchEvent(new Event('resize'));
    const zoomed = to => { body.style.zoom = to; return !overflows(box); };
    const narrowed = to => { body.style.width = `${to * 100}%`; return !overflows(box); };
    let zoom = largest(least, most[box.dataset.fit], zoomed);
    if (zoom < 1.15 && body.querySelector('.note')) zoom = inColumns(body, zoom, zoomed);
    if (zoom < .85) {
        // The height of pictures follows their width: a narrower one keeps its words readable.
        body.style.zoom = 1;
        const width = largest(.2, 1, narrowed);
        if (!narrowed(width)) { body.style.width = ''; zoomed(zoom); }
    }
    box.fitted = box.scrollHeight;
}

/** A long text is set in two columns where it can be larger so. */
function inColumns(body, zoom, zoomed) {
    body.style.columns = '2';
    const set = largest(least, most.text, zoomed);
    if (set > zoom * 1.1) return set;
    body.style.columns = '';
    zoomed(zoom);
    return zoom;
}

/** The largest number that fits, of those between two. */
function largest(low, high, fits) {
    if (fits(high)) return high;
    for (let i = 0; i < 7; i++) {
        const middle = (low + high) / 2;
        if (fits(middle)) low = middle; else high = middle;
    }
    fits(low);
    return low;
}

function overflows(box) {
    return [box, ...box.querySelectorAll('.frame')].some(b => b.scrollWidth > b.clientWidth + 1) || box.scrollHeight > box.clientHeight + 1;
}
