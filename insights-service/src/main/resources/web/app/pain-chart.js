import { init, use } from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, AriaComponent, GridComponent, TooltipComponent, SVGRenderer]);

const DAY = 86_400_000;
const LONGEST_GAP = 7 * DAY;
const darkness = matchMedia('(prefers-color-scheme: dark)');
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** Draws the table that the figure names. The table stays the truth: whoever can't see the chart reads it there. */
export function drawPain(figure) {
  const chart = init(figure, null, { renderer: 'svg' });
  const days = rows(document.getElementById(figure.dataset.chart));
  const draw = () => chart.setOption(option(days, figure.dataset), true);
  draw();
  darkness.addEventListener('change', draw);
  new ResizeObserver(() => chart.resize()).observe(figure);
}

function rows(table) {
  return [...table.querySelectorAll('tbody tr')].map((row) => ({
    at: Date.parse(row.dataset.day),
    value: Number(row.dataset.value),
    note: row.dataset.note,
    late: 'late' in row.dataset,
    label: row.cells[0].textContent,
    shown: row.cells[1].textContent,
  }));
}

/** A gap of more than a week breaks the line, since nobody knows what lay between. */
function points(days) {
  return days.flatMap((day, i) => {
    const point = { value: [day.at, day.value], day };
    const gap = i > 0 && day.at - days[i - 1].at > LONGEST_GAP;
    return gap ? [{ value: [day.at - DAY, null] }, point] : [point];
  });
}

function option(days, words) {
  const look = getComputedStyle(document.documentElement);
  const colour = (name) => look.getPropertyValue(`--${name}`).trim();
  const text = { color: colour('soft'), fontFamily: look.fontFamily, fontSize: 12 };
  const month = new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return {
    useUTC: true,
    animation: !stillness.matches,
    animationDuration: 300,
    aria: { enabled: true, label: { description: words.label } },
    grid: { left: 28, right: 12, top: 16, bottom: 28, outerBoundsMode: 'none' },
    xAxis: {
      type: 'time',
      minInterval: DAY,
      axisLabel: { ...text, hideOverlap: true, formatter: (at) => month.format(at) },
      axisLine: { lineStyle: { color: colour('line') } },
      axisTick: { lineStyle: { color: colour('line') } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 10,
      interval: 2,
      axisLabel: text,
      splitLine: { lineStyle: { color: colour('line'), type: [2, 4] } },
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: colour('card'),
      borderColor: colour('line'),
      textStyle: { ...text, color: colour('ink'), fontSize: 13 },
      axisPointer: { lineStyle: { color: colour('soft') } },
      formatter: ([{ data }]) => (data.day ? told(data.day, words) : ''),
    },
    series: [
      {
        type: 'line',
        data: points(days),
        symbol: 'circle',
        symbolSize: 7,
        showAllSymbol: true,
        itemStyle: { color: colour('pain') },
        lineStyle: { color: colour('pain'), width: 1.5, opacity: 0.55 },
        emphasis: { scale: 1.4 },
      },
    ],
  };
}

function told(day, words) {
  return `${day.label}\n${day.shown} / 10 · ${day.note}${day.late ? `\n${words.revised}` : ''}`;
}
