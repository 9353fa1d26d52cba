// Pictures from a file, the clipboard, a drop or the webcam: made small, drawn, and handed to the page one after another.
const cameras = new WeakMap();

export function attach(room, file, view, side) {
    if (!room) return; // it went while this was loaded
    const canvas = room.querySelector('canvas'), state = { view, side, busy: false, next: null, stream: null };
    cameras.set(room, state);
    state.show = async source => {
        state.next = source;
        if (state.busy) return;
        for (state.busy = true; state.next;) {
            const picture = state.next;
            state.next = null;
            const [w, h] = [picture.videoWidth || picture.width, picture.videoHeight || picture.height], scale = Math.min(1, side / Math.max(w, h));
            canvas.width = Math.max(1, Math.round(w * scale));
            canvas.height = Math.max(1, Math.round(h * scale));
            canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
            const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
            await view.invokeMethodAsync('ShowAsync', DotNet.createJSStreamReference(blob)).catch(() => { state.next = null; });
        }
        state.busy = false;
    };
    const open = async blob => {
        if (!blob || !blob.type.startsWith('image/')) return;
        try { await state.show(await createImageBitmap(blob)); }
        catch { await view.invokeMethodAsync('Refuse', 'This file is no picture that the browser can read. Take a PNG or a JPEG.'); }
    };
    file.addEventListener('change', () => open(file.files[0]));
    room.addEventListener('paste', e => open([...e.clipboardData.files][0]));
    room.addEventListener('dragover', e => e.preventDefault());
    room.addEventListener('drop', e => { e.preventDefault(); open(e.dataTransfer.files[0]); });
}

export async function watch(room) {
    const state = cameras.get(room), video = room.querySelector('video');
    try { state.stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } }); }
    catch { return state.view.invokeMethodAsync('Refuse', 'The browser gave no webcam: none is connected, it was refused, or the page is not opened over HTTPS or on this machine.'); }
    video.srcObject = state.stream;
    await video.play();
    const look = async () => {
        if (!state.stream) return;
        await state.show(video);
        setTimeout(look, 120);
    };
    look();
}

export function stop(room) {
    const state = cameras.get(room);
    state?.stream?.getTracks().forEach(track => track.stop());
    if (state) state.stream = null;
}
