// The time line: what was allowed, needs an approval and was denied, one above the other.

import uPlot from '/uplot/uPlot.esm.js';
import { byId, clockTime, count, duration } from './elements.js';

const HEIGHT = 168;
const color = (name) => () =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class Chart {
  #plot;
  #counts = null;

  /** @param selected called with the milliseconds between which a person wants to look */
  constructor(selected) {
    const box = byId('chart');
    this.#plot = new uPlot(this.#options(box, selected), [[], [], [], []], box);
    new ResizeObserver(() => this.#fit(box)).observe(box);
    addEventListener('theme', () => this.#plot.redraw());
  }

  #options(box, selected) {
    const bars = uPlot.paths.bars({ size: [0.82, 40], align: 1 });
    const series = (fill) => ({ fill: color(fill), width: 0, paths: bars, points: { show: false } });
    const axis = { stroke: color('--muted'), font: '12px system-ui, sans-serif' };
    const grid = { stroke: color('--line'), width: 1 };
    return {
      width: Math.max(100, box.clientWidth),
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: true, setScale: false } },
      scales: {
        x: { time: true, range: () => this.#bounds() },
        y: { range: (plot, low, high) => [0, Math.max(4, high * 1.08)] },
      },
      axes: [
        {
          ...axis, grid: { show: false }, ticks: { ...grid, size: 5 }, space: 76, size: 30,
          values: (plot, times) => times.map((time) => label(time, this.#counts)),
        },
        {
          ...axis, grid, ticks: { show: false }, size: 52, space: 28,
          incrs: [1, 2, 5, 10, 20, 50, 1e2, 2e2, 5e2, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 1e7],
          values: (plot, values) => values.map(short),
        },
      ],
      series: [{}, series('--allowed'), series('--approval'), series('--denied')],
      hooks: {
        setCursor: [(plot) => this.#describe(plot.cursor.idx)],
        setSelect: [(plot) => {
          if (plot.select.width > 4) {
            const at = (x) => Math.round(plot.posToVal(x, 'x') * 1000);
            selected(at(plot.select.left), at(plot.select.left + plot.select.width));
            plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          }
        }],
      },
    };
  }

  #fit(box) {
    if (box.clientWidth > 0) {
      this.#plot.setSize({ width: box.clientWidth, height: HEIGHT });
    }
  }

  #bounds() {
    const counts = this.#counts;
    if (!counts) {
      const now = Date.now() / 1000;
      return [now - 900, now];
    }
    const slots = Math.max(1, counts.slots.denied.length);
    return [counts.from / 1000, (counts.from + slots * counts.width) / 1000];
  }

  show(counts) {
    this.#counts = counts;
    const { denied, approval, allowed } = counts.slots;
    const times = denied.map((_, i) => (counts.from + i * counts.width) / 1000);
    const middle = denied.map((value, i) => value + approval[i]);
    const top = middle.map((value, i) => value + allowed[i]);
    this.#plot.setData([times, top, middle, denied]);
    byId('chart-title').textContent = `Events per ${duration(counts.width)}`;
    byId('chart').setAttribute('aria-label', this.#summary(counts));
  }

  #summary({ totals, from, width, slots }) {
    const end = from + slots.denied.length * width;
    return `Time line from ${clockTime(new Date(from))} to ${clockTime(new Date(end))}: `
      + `${count(totals.allowed)} allowed, ${count(totals.approval)} need an approval, `
      + `${count(totals.denied)} denied`;
  }

  #describe(index) {
    const counts = this.#counts;
    const isSlot = counts && index !== null && index !== undefined && index < counts.slots.denied.length;
    byId('chart-readout').textContent = isSlot
      ? `${clockTime(new Date(counts.from + index * counts.width))}: `
        + `${count(counts.slots.allowed[index])} allowed, `
        + `${count(counts.slots.approval[index])} approval, `
        + `${count(counts.slots.denied[index])} denied`
      : 'drag over the chart to look at a part of it';
  }
}

function label(seconds, counts) {
  const date = new Date(seconds * 1000);
  const isLong = counts && counts.slots.denied.length * counts.width > 86400000;
  const pad = (value) => String(value).padStart(2, '0');
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}`;
  if (isLong) return `${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${time}`;
  return date.getSeconds() ? `${time}:${pad(date.getSeconds())}` : time;
}

function short(value) {
  if (value >= 1e6) return `${value / 1e6} M`;
  return value >= 1e4 ? `${value / 1e3} k` : count(value);
}
