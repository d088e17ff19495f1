const SVG = 'http://www.w3.org/2000/svg';

/// `svg('path', { d: 'M0 0' })`
export function svg(name, attributes = {}, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
}

const SHAPES = {
    first: 'M5 5h2.5v14H5zM19 5v14L8.5 12z',
    back: 'M14.5 5l2 2-5 5 5 5-2 2-7-7z',
    play: 'M7 4.5v15L19.5 12z',
    pause: 'M6.5 5H10v14H6.5zM14 5h3.5v14H14z',
    forward: 'M9.5 5l-2 2 5 5-5 5 2 2 7-7z',
    last: 'M16.5 5H19v14h-2.5zM5 5v14l10.5-7z',
    larger: 'M4 4h6v2.5H6.5V10H4zM14 4h6v6h-2.5V6.5H14zM4 14h2.5v3.5H10V20H4zM17.5 14H20v6h-6v-2.5h3.5z',
    smaller: 'M7.5 4H10v6H4V7.5h3.5zM14 4h2.5v3.5H20V10h-6zM4 14h6v6H7.5v-3.5H4zM14 14h6v2.5h-3.5V20H14z',
};

export const icon = (name) => svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: SHAPES[name] }));
