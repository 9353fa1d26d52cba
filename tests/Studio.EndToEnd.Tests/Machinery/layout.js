// What a person would not want to see on a page: the sentences of all that was found. The last key must have been one of the keyboard's, so that the focus is shown.
withFocus => {
    const faults = [];
    const style = element => getComputedStyle(element);
    const ancestors = element => { const all = []; for (let a = element; a && a !== document.documentElement; a = a.parentElement) all.push(a); return all; };
    const numbers = colour => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const opaque = colour => (numbers(colour)[3] ?? 1) > .9;
    const name = element => `<${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? '.' + element.className.trim().split(/\s+/).join('.') : ''}>`;
    const short = text => text.trim().replace(/\s+/g, ' ').slice(0, 50);

    if (document.documentElement.scrollWidth > innerWidth + 1) {
        const widest = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !ancestors(e.parentElement).some(a => style(a).overflowX !== 'visible'));
        faults.push(`The page is ${document.documentElement.scrollWidth} pixels wide in a window of ${innerWidth}: ${widest.slice(0, 3).map(name).join(', ')}.`);
    }

    // Every line of text that can be seen, with where it is.
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !element || element.closest('script, style, noscript, title, .unseen, .mud-popover-provider, [aria-hidden=true] title')) continue;
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const up = ancestors(element);
        // Hidden but for a screen reader.
        if (up.some(a => style(a).clipPath !== 'none' || a.getBoundingClientRect().width <= 1 && style(a).overflow === 'hidden')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects())
            if (box.width > 1 && box.height > 1) lines.push({ element, up, box, text: short(node.data) });
    }

    for (const { element, up, box, text } of lines) {
        const clip = up.find(a => {
            const { overflowX, overflowY } = style(a), room = a.getBoundingClientRect();
            return overflowX === 'hidden' && (box.right > room.right + 2 || box.left < room.left - 2) || overflowY === 'hidden' && (box.bottom > room.bottom + 4 || box.top < room.top - 4);
        });
        const scrolled = clip && up.slice(0, up.indexOf(clip)).some(a => /auto|scroll/.test(style(a).overflowX + style(a).overflowY));
        // A row of tabs that is too long has buttons of its own.
        if (!clip || scrolled || clip === document.body || clip.matches('.mud-tabs-tabbar-content')) continue;
        if (!up.slice(0, up.indexOf(clip) + 1).some(a => style(a).textOverflow === 'ellipsis' || style(a).webkitLineClamp !== 'none'))
            faults.push(`“${text}” is cut off in ${name(clip)} without an ellipsis.`);
        else if (!up.slice(0, 6).some(a => a.title || a.getAttribute('aria-label')) && !element.querySelector('title'))
            faults.push(`“${text}” is cut with an ellipsis in ${name(clip)}, but nothing says the whole.`);
    }

    // Turned text has boxes larger than its letters, and what floats above the page covers it on purpose.
    const lying = lines.filter(l => !l.up.some(a => /fixed|sticky/.test(style(a).position) || /matrix\([^,]+, (?!0,)/.test(style(a).transform) || a.getAttribute('transform')?.includes('rotate')))
        .map(l => {
            // Only the part that is in sight: a scrolled list is longer than its room.
            let { left, right, top, bottom } = l.box;
            for (const a of l.up.filter(a => style(a).overflow !== 'visible')) {
                const room = a.getBoundingClientRect();
                [left, right, top, bottom] = [Math.max(left, room.left), Math.min(right, room.right), Math.max(top, room.top), Math.min(bottom, room.bottom)];
            }
            return { ...l, left, right, top, bottom };
        }).filter(l => l.right > l.left && l.bottom > l.top).sort((a, b) => a.top - b.top);
    // An opaque layer hides what is below it.
    const covers = (a, b) => a.up.some(l => !l.contains(b.element) && style(l).position === 'absolute' && opaque(style(l).backgroundColor));
    for (let i = 0; i < lying.length; i++)
        for (let j = i + 1; j < lying.length && lying[j].top < lying[i].bottom; j++) {
            const [a, b] = [lying[i], lying[j]];
            if (covers(a, b) || covers(b, a)) continue;
            const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
            if (across > 2 && down > Math.min(a.bottom - a.top, b.bottom - b.top) * .35 && a.element !== b.element) faults.push(`“${a.text}” and “${b.text}” lie over one another in ${name(a.element)} and ${name(b.element)}.`);
        }

    if (withFocus) {
        const light = colour => numbers(colour).slice(0, 3).map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
        const contrast = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
        const ground = element => style(ancestors(element.parentElement ?? element).find(a => opaque(style(a).backgroundColor)) ?? document.body).backgroundColor;
        const isShown = e => style(e).outlineStyle !== 'none' && parseFloat(style(e).outlineWidth) >= 2 && contrast(style(e).outlineColor, ground(e)) >= 3;
        const before = document.activeElement;
        for (const control of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
            if (control.disabled || !control.checkVisibility({ visibilityProperty: true })) continue;
            control.focus({ preventScroll: true });
            if (document.activeElement !== control) continue;
            if (![control, control.nextElementSibling, ...ancestors(control).slice(1, 5)].some(e => e && isShown(e)))
                faults.push(`${name(control)} “${short(control.getAttribute('aria-label') ?? control.textContent)}” does not show that it has the focus.`);
        }
        before?.focus?.({ preventScroll: true });
    }
    return [...new Set(faults)];
}
