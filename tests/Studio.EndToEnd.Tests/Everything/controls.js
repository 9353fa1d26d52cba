// What a person can press on the page as it is now, and what they would notice of it. Loaded into each page before its own scripts.
(() => {
    const selector = 'button, a[href], input, select, textarea, summary, [role=button], [role=menuitem], [role=switch], [role=checkbox], [role=tab], [role=slider], [role=option], [role=gridcell][tabindex="0"]';
    // A tooltip answers the pointer, not the press; a gauge changes by itself.
    const ignored = '.mud-tooltip, [data-live], .js-plotly-plot';
    const overlays = '.blank-screen, .mud-popover-open, .mud-dialog, .mud-drawer--open[role=dialog]';

    // A file is chosen by a control that nobody sees; its label is what is pressed.
    const isVisible = e => {
        const seen = e.type === 'file' ? e.labels?.[0] ?? e.parentElement : e, box = seen.getBoundingClientRect();
        return seen.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 0 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
    };
    const leadsHere = e => e.localName === 'a' && e.href === location.href;
    const text = e => (e.innerText ?? '').replace(/\s+/g, ' ').trim();
    const named = (e, attribute) => (e.getAttribute(attribute) ?? '').split(' ').map(id => document.getElementById(id)).filter(Boolean).map(text).join(' ');
    const name = e => e.getAttribute('aria-label') || named(e, 'aria-labelledby') || [...(e.labels ?? [])].map(text).join(' ') || text(e) || e.title || e.getAttribute('placeholder') || '';
    const general = words => words.replace(/[“"][^”"]*[”"]/g, '“…”').replace(/\d+([.,]\d+)*/g, '#').slice(0, 80);
    const isTyped = e => e.localName === 'input' && e.getAttribute('role') === 'combobox' && !e.readOnly;
    const role = e => isTyped(e) ? 'textbox' : e.getAttribute('role') ?? ({
        a: 'link', button: 'button', summary: 'button', select: 'combobox', textarea: 'textbox',
        input: { date: 'date', checkbox: 'checkbox', radio: 'radio', range: 'slider', number: 'spinbutton', file: 'file', button: 'button', submit: 'button' }[e.type] ?? 'textbox',
    }[e.localName] ?? 'button');
    const isDisabled = e => e.disabled === true || e.getAttribute('aria-disabled') === 'true' || e.closest('fieldset[disabled]') !== null;
    // A row of tabs that cannot be scrolled further needs no words.
    const reason = e => e.closest('.mud-tabs-scroll-button') ? 'nothing further' : e.title || named(e, 'aria-describedby') || e.closest('[data-reason]')?.dataset.reason || e.closest('[title]')?.title || '';
    const place = e => e.closest(overlays) ? 'overlay' : e.closest('.mud-appbar') ? 'header' : e.closest('[data-cell]')?.querySelector('.kind')?.innerText ?? 'page';

    // What stands in the same column of a table does the same in every row.
    const kindOf = e => e.closest('tbody td, tbody th') ? `column ${e.closest('td, th').cellIndex}` : general(name(e));

    const shown = () => [...document.querySelectorAll(selector)].filter(e => isVisible(e) && !leadsHere(e) && !e.closest('[inert], [aria-hidden=true]') && !(e.tabIndex < 0 && role(e) !== 'menuitem' && role(e) !== 'option'));

    window.controls = {
        list: () => shown().map((e, index) => {
            if (index === 0) document.querySelectorAll('[data-press]').forEach(old => delete old.dataset.press);
            e.dataset.press = index;
            return { index, role: role(e), name: name(e), place: place(e), key: `${place(e)} | ${role(e)} | ${kindOf(e)}`, isInOverlay: e.closest(overlays) !== null, isDisabled: isDisabled(e), reason: reason(e) };
        }),
        isOverlaid: () => [...document.querySelectorAll(overlays)].some(isVisible),
        digest: () => {
            const words = [];
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
                acceptNode: n => n.nodeType === 1 && n.matches(ignored) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
            });
            for (let n = walk.nextNode(); n; n = walk.nextNode())
                if (n.nodeType === 3) words.push(n.data.trim());
                else words.push(['aria-expanded', 'aria-pressed', 'aria-checked', 'aria-selected', 'aria-current', 'src'].map(a => n.getAttribute(a) ?? '').join(), n.open ?? '', n.disabled ?? '', n.checked ?? '', n.localName === 'input' || n.localName === 'textarea' ? n.value : '');
            const shell = document.querySelector('.mud-layout')?.className ?? '';
            const scrolled = [document.scrollingElement, ...document.querySelectorAll('[data-cell], .mud-main-content')].map(e => Math.round(e?.scrollTop ?? 0)).join();
            return [location.href, shell, scrolled, document.fullscreenElement ? 'full' : '', words.filter(Boolean).join('|')].join('\n');
        },
    };
})();
