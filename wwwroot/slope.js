// Drags a handle up and down. While one move is on its way to the server, later ones wait for it, and only the newest is sent.
export function attach(room, view) {
    if (!room) return; // it went while this was loaded
    room.addEventListener('pointerdown', start => {
        const handle = start.target.closest('[data-handle]');
        if (!handle) return;
        handle.setPointerCapture(start.pointerId);
        let newest = null, sending = Promise.resolve(), busy = false;
        const send = async () => {
            for (busy = true; newest !== null;) { const place = newest; newest = null; await view.invokeMethodAsync('Drag', handle.dataset.handle, place); }
            busy = false;
        };
        const move = e => {
            const box = room.getBoundingClientRect();
            newest = Math.min(1, Math.max(0, (box.bottom - e.clientY) / box.height));
            if (!busy) sending = send();
        };
        handle.addEventListener('pointermove', move);
        handle.addEventListener('lostpointercapture', async () => {
            handle.removeEventListener('pointermove', move);
            await sending;
            await view.invokeMethodAsync('DropAsync');
        }, { once: true });
        start.preventDefault();
        handle.focus();
    });
}
