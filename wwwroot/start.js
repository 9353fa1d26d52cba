// Starts the pages. A dead connection is noticed after three missed signs of life, which the studio sends every four seconds.
const box = document.getElementById('connection');

box.addEventListener('components-reconnect-state-changed', event => {
    // The studio was started anew and knows nothing of this page; what it shows is all in storage.
    if (event.detail.state === 'rejected') location.reload();
});
box.querySelector('button').addEventListener('click', async () => {
    box.className = 'connection components-reconnect-show';
    try {
        if (!await Blazor.reconnect()) location.reload();
    } catch {
        box.className = 'connection components-reconnect-failed';
    }
});

Blazor.start({
    circuit: {
        configureSignalR: builder => builder.withServerTimeout(12000).withKeepAliveInterval(4000),
        reconnectionOptions: {
            dialogId: 'connection',
            maxRetries: 120,
            retryIntervalMilliseconds: (attempt, most) => attempt >= most ? null : attempt < 5 ? 500 : attempt < 20 ? 2000 : 5000,
        },
    },
});
