// Pictures from a pad, a file, the clipboard, a drop or the webcam: made small, drawn, and handed to the page one after another.
import { look, makePad } from './pad.js';

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
    const refuse = sentence => view.invokeMethodAsync('Refuse', sentence);
    const open = async (blob, otherwise) => {
        if (!blob) return refuse(otherwise);
        try {
            const picture = await createImageBitmap(blob);
            await view.invokeMethodAsync('LayPadAside');
            await state.show(picture);
        } catch { await refuse(whyNot(blob)); }
    };
    file.addEventListener('change', async () => {
        if (file.files.length > 0) await open(file.files[0]);
        file.value = ''; // the same file may be chosen again
    });
    room.addEventListener('paste', e => open([...e.clipboardData.files][0], 'There is no image on the clipboard. Copy one first.'));
    room.addEventListener('dragover', e => e.preventDefault());
    room.addEventListener('drop', e => { e.preventDefault(); open(e.dataTransfer.files[0], 'No image file was dropped. Save the image first, or copy and paste it.'); });
}

function whyNot(blob) {
    const name = blob.name ? `'${blob.name}'` : 'This file', ending = blob.name?.split('.').at(-1).toLowerCase() ?? '';
    if (['heic', 'heif'].includes(ending) || /hei[cf]/.test(blob.type)) return `${name} is a HEIC image, which this browser cannot show. Save it as a JPEG; an iPhone does so under Settings, Camera, Formats, Most Compatible.`;
    if (['tif', 'tiff'].includes(ending)) return `${name} is a TIFF image, which browsers cannot show. Save it as a PNG or a JPEG.`;
    if (!blob.type.startsWith('image/')) return `${name} is not an image. Choose a PNG, JPEG or WebP file.`;
    if (blob.size > 20 * 2 ** 20) return `${name} has ${Math.round(blob.size / 2 ** 20)} MB, which is too large for the browser to open. Make it smaller first.`;
    return `${name} is damaged, or in a format that this browser cannot show. Choose a PNG, JPEG or WebP file.`;
}

/** Lays the pad ready; says what the examples under the address look like. */
export async function pad(room, examples) {
    const state = cameras.get(room);
    state.pad = makePad(room.querySelector('canvas.pad'), canvas => canvas ? state.show(canvas) : state.view.invokeMethodAsync('Forget'));
    return examples ? await look(examples).catch(() => null) : null;
}

/** One of the pad's own: undo, clear, thick, ink, again. */
export function onPad(room, name, value) {
    cameras.get(room)?.pad?.[name](value);
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
