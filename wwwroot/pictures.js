// Images on their way to the studio: chosen as a folder, a zip or class by class, dropped, or taken by the webcam. They stay here until the server has said which it wants.
import { makePad } from './pad.js';

const rooms = new WeakMap();
const mostThumbs = 24, thumb = 56, side = 640;

export function attach(room, view) {
    if (!room) return; // it went while this was loaded
    const state = { view, files: [], classes: new Map(), stream: null, holding: null };
    rooms.set(room, state);
    room.addEventListener('change', e => {
        const { pick, key } = e.target.dataset, files = [...(e.target.files ?? [])];
        if (files.length === 0) return;
        if (pick === 'zip') offerZip(state, files[0]);
        else if (pick === 'folder') offer(state, files.map(file => ({ file, path: file.webkitRelativePath || file.name })));
        else if (pick === 'class') add(room, state, key, files);
        e.target.value = '';
    });
    const over = e => e.target.closest?.('[data-class]') ?? room;
    const unmark = () => [room, ...room.querySelectorAll('.over')].forEach(element => element.classList.remove('over'));
    room.addEventListener('dragover', e => { e.preventDefault(); unmark(); over(e).classList.add('over'); });
    room.addEventListener('dragleave', unmark);
    room.addEventListener('drop', async e => {
        e.preventDefault();
        unmark();
        const key = e.target.closest?.('[data-class]')?.dataset.class;
        // Asked for at once: after the first await the browser has forgotten what was dropped.
        const entries = [...e.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean), loose = [...e.dataTransfer.files];
        try {
            const dropped = entries.length > 0 ? (await Promise.all(entries.map(walk))).flat() : loose.map(file => ({ file, path: file.name }));
            if (key) add(room, state, key, dropped.map(d => d.file));
            else if (dropped.length === 1 && /\.zip$/i.test(dropped[0].path)) offerZip(state, dropped[0].file);
            else offer(state, dropped);
        } catch { state.view.invokeMethodAsync('Refuse', 'The browser could not read what was dropped. Choose it with the buttons instead.'); }
    });
    room.addEventListener('click', e => {
        const key = e.target.closest?.('[data-snap]')?.dataset.snap;
        if (key) snap(room, state, key);
        const drawn = e.target.closest?.('[data-draw]')?.dataset.draw;
        if (drawn) keepDrawing(room, state, drawn);
    });
    // Held down, the button takes one picture after another.
    room.addEventListener('pointerdown', e => {
        const key = e.target.closest?.('[data-snap]')?.dataset.snap;
        if (key) state.holding = setInterval(() => snap(room, state, key), 250);
    });
    for (const end of ['pointerup', 'pointercancel', 'pointerleave']) room.addEventListener(end, () => clearInterval(state.holding));
}

async function walk(entry) {
    if (entry.isFile) return [{ file: await new Promise((done, fail) => entry.file(done, fail)), path: entry.fullPath.replace(/^\//, '') }];
    const reader = entry.createReader(), inside = [];
    // A reader hands out a hundred entries at a time.
    for (let some; (some = await new Promise((done, fail) => reader.readEntries(done, fail))).length > 0;) inside.push(...some);
    return (await Promise.all(inside.map(walk))).flat();
}

function offer(state, chosen) {
    state.files = chosen.map(c => c.file);
    const list = JSON.stringify(chosen.map(c => ({ path: c.path, bytes: c.file.size })));
    return state.view.invokeMethodAsync('OfferAsync', nameOf(chosen.map(c => c.path)), DotNet.createJSStreamReference(new Blob([list])));
}

function offerZip(state, file) {
    state.files = [file];
    return state.view.invokeMethodAsync('OfferZipAsync', file.name, file.size);
}

/** The folder's name, or the names of several. */
function nameOf(paths) {
    const tops = [...new Set(paths.filter(p => p.includes('/')).map(p => p.split('/')[0]))];
    return tops.length === 0 || tops.length > 3 ? 'My pictures' : tops.join(', ');
}

/** The bytes of the files with these places, one after the other; the browser reads them as they go. */
export function send(room, places) {
    const { files } = rooms.get(room);
    return new Blob(places.map(place => files[place]));
}

/** Offers what was collected for each class. */
export function use(room, names) {
    const state = rooms.get(room);
    return offer(state, Object.entries(names).flatMap(([key, name]) => (state.classes.get(key) ?? []).map(file => ({ file, path: `${name}/${file.name}` }))));
}

export function clear(room, key) {
    const state = rooms.get(room);
    state.classes.delete(key);
    room.querySelector(`[data-thumbs="${key}"]`)?.replaceChildren();
    return state.view.invokeMethodAsync('Count', key, 0);
}

async function add(room, state, key, files) {
    const images = files.filter(file => file.type.startsWith('image/'));
    const all = [...(state.classes.get(key) ?? []), ...images];
    state.classes.set(key, all);
    await state.view.invokeMethodAsync('Count', key, all.length);
    if (images.length < files.length) await state.view.invokeMethodAsync('Refuse', files.length === 1 ? `'${files[0].name}' is not an image.` : `${files.length - images.length} of ${files.length} files ${files.length - images.length === 1 ? "is not an image and was" : "are not images and were"} left out.`);
    const thumbs = room.querySelector(`[data-thumbs="${key}"]`);
    for (const file of images.slice(0, Math.max(0, mostThumbs - (thumbs?.children.length ?? mostThumbs)))) {
        const picture = await createImageBitmap(file).catch(() => null);
        if (!picture) continue;
        const canvas = Object.assign(document.createElement('canvas'), { width: thumb, height: thumb }), scale = thumb / Math.min(picture.width, picture.height);
        canvas.getContext('2d').drawImage(picture, (thumb - picture.width * scale) / 2, (thumb - picture.height * scale) / 2, picture.width * scale, picture.height * scale);
        picture.close();
        thumbs?.append(canvas);
    }
}

export async function watch(room) {
    const state = rooms.get(room), video = room.querySelector('video');
    try { state.stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } }); }
    catch {
        await state.view.invokeMethodAsync('Refuse', 'The browser gave no webcam: none is connected, it was refused, or the page is not opened over HTTPS or on this machine.');
        return false;
    }
    video.srcObject = state.stream;
    await video.play();
    return true;
}

async function snap(room, state, key) {
    const video = room.querySelector('video');
    if (!state.stream || !video?.videoWidth) return;
    const scale = Math.min(1, side / Math.max(video.videoWidth, video.videoHeight));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) });
    canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', .92)), number = (state.classes.get(key)?.length ?? 0) + 1;
    await add(room, state, key, [new File([blob], `webcam-${String(number).padStart(4, '0')}.jpg`, { type: 'image/jpeg' })]);
}

/** Makes the pad of a room ready; what was drawn on it stays while it is out of sight. */
export function draw(room) {
    const state = rooms.get(room), canvas = room.querySelector('canvas.pad');
    if (state.canvas === canvas) return;
    state.canvas = canvas;
    state.pad = makePad(canvas, () => { });
}

async function keepDrawing(room, state, key) {
    // Taken at once: the next drawing may begin, or a second click come, before this one is a file.
    const drawing = state.pad.take();
    if (!drawing) return state.view.invokeMethodAsync('Refuse', 'The pad is empty. Draw something, then add it.');
    const blob = await new Promise(done => drawing.toBlob(done, 'image/png')), number = (state.classes.get(key)?.length ?? 0) + 1;
    await add(room, state, key, [new File([blob], `drawing-${String(number).padStart(4, '0')}.png`, { type: 'image/png' })]);
}

/** Lets the webcam go. */
export function rest(room) {
    const state = rooms.get(room);
    clearInterval(state?.holding);
    state?.stream?.getTracks().forEach(track => track.stop());
    if (state) state.stream = null;
}
