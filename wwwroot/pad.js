// A pad to draw on with mouse, finger or pen. It keeps its strokes, so that the last can be taken back, and ink and paper can change places.
const side = 448;

/** Calls `changed` a moment after each change with the canvas, or with null when nothing is drawn. */
export function makePad(canvas, changed) {
    const pen = canvas.getContext('2d'), strokes = [];
    let width = 24, dark = false, current = null, soon = 0;
    canvas.width = canvas.height = side;

    const paint = () => {
        pen.fillStyle = dark ? '#000' : '#fff';
        pen.fillRect(0, 0, side, side);
        pen.strokeStyle = dark ? '#fff' : '#000';
        pen.lineCap = pen.lineJoin = 'round';
        for (const { width, points } of strokes) {
            pen.lineWidth = width;
            pen.beginPath();
            pen.moveTo(...points[0]);
            for (let i = 1; i < points.length; i++) {
                const [x, y] = points[i - 1], [toX, toY] = points[i];
                pen.quadraticCurveTo(x, y, (x + toX) / 2, (y + toY) / 2);
            }
            pen.lineTo(...points.at(-1)); // of one point: a dot
            pen.stroke();
        }
    };
    const tell = () => {
        paint();
        clearTimeout(soon);
        soon = setTimeout(() => changed(strokes.length > 0 ? canvas : null), 80);
    };
    const place = event => {
        const box = canvas.getBoundingClientRect();
        return [(event.clientX - box.left) * side / box.width, (event.clientY - box.top) * side / box.height];
    };
    canvas.addEventListener('pointerdown', event => {
        if (event.button !== 0) return;
        event.preventDefault();
        canvas.setPointerCapture(event.pointerId);
        strokes.push(current = { width, points: [place(event)] });
        tell();
    });
    canvas.addEventListener('pointermove', event => {
        if (!current) return;
        const events = event.getCoalescedEvents?.() ?? [];
        current.points.push(...(events.length > 0 ? events : [event]).map(place));
        tell();
    });
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => { current = null; });
    paint();
    return {
        undo: () => { strokes.pop(); tell(); },
        clear: () => { strokes.length = 0; tell(); },
        /** What is drawn, on a canvas of its own, and an empty pad from now on; null when nothing is drawn. */
        take: () => {
            if (strokes.length === 0) return null;
            paint();
            const taken = Object.assign(document.createElement('canvas'), { width: side, height: side });
            taken.getContext('2d').drawImage(canvas, 0, 0);
            strokes.length = 0;
            tell();
            return taken;
        },
        thick: value => { width = value; },
        ink: isDark => { dark = isDark; paint(); if (strokes.length > 0) tell(); },
        again: () => { if (strokes.length > 0) tell(); },
    };
}

/** What a grid of examples looks like: bright lines on dark paper or the other way round, and whether it has colours. */
export async function look(address) {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 200, height: Math.max(1, Math.round(200 * picture.height / picture.width)) });
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let [count, light, colour] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] < 255) continue; // between the examples
        const most = Math.max(data[i], data[i + 1], data[i + 2]), least = Math.min(data[i], data[i + 1], data[i + 2]);
        [count, light, colour] = [count + 1, light + (most + least) / 510, colour + (most - least) / 255];
    }
    return { isDark: count > 0 && light / count < .4, isColoured: count > 0 && colour / count > .12 };
}
