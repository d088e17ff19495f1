// In served pages only. `data-served` says where the learner's progress is: without it no page asks for any.
(() => {
    const { version } = document.currentScript.dataset;
    document.documentElement.dataset.served = '/__course/progress';
    const news = new EventSource('/__course/events');
    news.addEventListener('built', (event) => {
        if (event.data !== version) location.reload();
    });
    news.addEventListener('progress', (event) => {
        dispatchEvent(new CustomEvent('course:progress', { detail: JSON.parse(event.data) }));
    });
    news.addEventListener('failed', (event) => {
        const id = 'course-build-failed';
        const box = document.getElementById(id) ?? document.body.appendChild(document.createElement('pre'));
        box.id = id;
        box.setAttribute('role', 'alert');
        box.style = 'position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;margin:0;padding:1rem;z-index:3000;' +
            'background:#fff;color:#a00;border-top:4px solid #a00;font-size:1.4rem;white-space:pre-wrap';
        box.textContent = 'The book cannot be built; this is the last good page.\n\n' + event.data;
    });
    addEventListener('pagehide', () => news.close());
})();
