import * as echarts from 'echarts';
import {html} from 'lit';
import {PageElement} from './element.js';
import {moment, number, t} from './i18n.js';
import {table} from './table.js';
import {theme} from './theme.js';

/** A colour of the page, as it is under the present theme. */
function colour(name, element) {
  const probe = element.appendChild(document.createElement('i'));
  probe.style.color = `var(--${name})`;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const percent = value => number(value, {style: 'percent'});

const KINDS = {intervals, wins, battles, history};

/** What the plots show, in figures. */
const TABLES = {
  intervals: models => [
    [t('board.model'), t('board.rating'), t('plot.lower'), t('plot.upper')],
    models.map(({model, rating, lower, upper}) => [model, ...[rating, lower, upper].map(rounded)]),
  ],
  wins: pairs => matrixTable(pairs, ({wins, battles}) => (battles > 0 ? percent(wins / battles) : '–')),
  battles: pairs => matrixTable(pairs, ({battles}) => number(battles)),
  history: days => {
    const names = Object.keys(days.at(-1).ratings);
    return [[t('plot.time'), ...names],
      days.map(({time, ratings}) => [moment(time), ...names.map(name => (name in ratings ? rounded(ratings[name]) : '–'))])];
  },
};

const rounded = value => number(Math.round(value));

function matrixTable({models, cells}, text) {
  return [[t('board.model'), ...models], models.map((model, row) => [model,
    ...cells.filter(cell => cell.row === row).map(cell => (cell.column === row ? '' : text(cell)))])];
}

/** A plot, and a table under it that tells the same. */
class Plot extends PageElement {
  static properties = {kind: {}, data: {attribute: false}};

  connectedCallback() {
    super.connectedCallback();
    this.onTheme = () => this.requestUpdate();
    theme.addEventListener('change', this.onTheme);
  }

  disconnectedCallback() {
    theme.removeEventListener('change', this.onTheme);
    this.resizing?.disconnect();
    this.chart?.dispose();
    super.disconnectedCallback();
  }

  updated() {
    const canvas = this.querySelector('.canvas');
    if (!this.chart) {
      this.resizing = new ResizeObserver(() => this.chart?.resize());
      this.resizing.observe(canvas);
    }
    const palette = Object.fromEntries(
      ['ink', 'muted', 'line', 'accent', 'a', 'b', 'surface', 'a-wash', 'b-wash'].map(name => [name, colour(name, canvas)]));
    const {rows, ...option} = KINDS[this.kind](this.data, palette, this.clientWidth < 520);
    canvas.style.height = `${rows}rem`;
    this.chart ??= echarts.init(canvas, null, {renderer: 'canvas'});
    this.chart.setOption({
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: palette.ink},
      tooltip: {renderMode: 'richText', confine: true, backgroundColor: palette.surface,
        borderColor: palette.line, textStyle: {color: palette.ink, fontSize: 12}, ...option.tooltip},
      ...option.rest,
    }, true);
    this.chart.resize();
  }

  render() {
    return html`<figure class="plot"><figcaption><h2>${t(`plot.${this.kind}`)}</h2>
      <p>${t(`plot.${this.kind}.lead`)}</p></figcaption>
      <div class="canvas" role="img" aria-label=${t(`plot.${this.kind}`)}></div>
      <details><summary>${t('plot.table')}</summary>
        ${table(t(`plot.${this.kind}`), ...TABLES[this.kind](this.data))}</details></figure>`;
  }
}

const axis = (palette, more) => ({
  axisLine: {lineStyle: {color: palette.line}},
  axisTick: {show: false},
  axisLabel: {color: palette.muted, ...more?.axisLabel},
  splitLine: {lineStyle: {color: palette.line, type: 'dashed'}},
  ...(more && Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'axisLabel'))),
});

function intervals(models, palette, narrow) {
  const names = models.map(model => model.model).reverse();
  const rows = models.toReversed();
  return {
    rows: 5 + 1.9 * models.length,
    tooltip: {formatter: ({dataIndex: index}) => `${names[index]}\n${Math.round(rows[index].rating)} `
      + `(${Math.round(rows[index].lower)} – ${Math.round(rows[index].upper)})`},
    rest: {
      grid: {left: narrow ? 110 : 170, right: 24, top: 10, bottom: 34},
      xAxis: axis(palette, {type: 'value', scale: true, splitNumber: narrow ? 3 : 5}),
      yAxis: axis(palette, {type: 'category', data: names, splitLine: {show: false},
        axisLabel: {width: narrow ? 100 : 160, overflow: 'truncate', color: palette.ink}}),
      series: [
        {type: 'custom', data: rows.map((row, index) => [row.lower, row.upper, index]), encode: {x: [0, 1], y: 2},
          renderItem(_, at) {
            const [from, to] = [at.coord([at.value(0), at.value(2)]), at.coord([at.value(1), at.value(2)])];
            return {type: 'line', shape: {x1: from[0], y1: from[1], x2: to[0], y2: to[1]},
              style: {stroke: palette.accent, lineWidth: 6, opacity: 0.3, lineCap: 'round'}};
          }},
        {type: 'scatter', data: rows.map((row, index) => [row.rating, index]), symbolSize: 11,
          itemStyle: {color: palette.accent}},
      ],
    },
  };
}

function matrix({models}, palette, narrow, cells, more) {
  return {
    rows: narrow ? 12 + 1.7 * models.length : 9 + 2.1 * models.length,
    tooltip: {formatter: ({data: [x, y, value]}) => more.tip(models[y], models[x], value)},
    rest: {
      grid: {left: narrow ? 100 : 150, right: 10, top: 10, bottom: narrow ? 110 : 120},
      xAxis: axis(palette, {type: 'category', data: models, splitLine: {show: false},
        axisLabel: {rotate: 45, width: narrow ? 90 : 120, overflow: 'truncate'}}),
      yAxis: axis(palette, {type: 'category', data: models, inverse: true, splitLine: {show: false},
        axisLabel: {width: narrow ? 90 : 140, overflow: 'truncate', color: palette.ink}}),
      visualMap: {show: false, ...more.visualMap},
      series: [{type: 'heatmap', data: cells, itemStyle: {borderColor: palette.surface, borderWidth: 2},
        label: {show: models.length <= 12 && !narrow, color: palette.ink, formatter: ({data}) => more.label(data[2])}}],
    },
  };
}

function wins(pairs, palette, narrow) {
  const cells = pairs.cells.filter(cell => cell.battles > 0)
    .map(cell => [cell.column, cell.row, cell.wins / cell.battles]);
  return matrix(pairs, palette, narrow, cells, {
    visualMap: {min: 0, max: 1, inRange: {color: [palette.b, palette.surface, palette.a], colorAlpha: 0.6}},
    label: percent,
    tip: (row, column, value) => t('plot.wins.tip', {row, column, share: percent(value)}),
  });
}

function battles(pairs, palette, narrow) {
  const cells = pairs.cells.filter(cell => cell.row !== cell.column).map(cell => [cell.column, cell.row, cell.battles]);
  return matrix(pairs, palette, narrow, cells, {
    visualMap: {min: 0, max: Math.max(1, ...pairs.cells.map(cell => cell.battles)),
      inRange: {color: [palette.surface, palette['a-wash'], palette.a], colorAlpha: [0.2, 0.75]}},
    label: value => number(value),
    tip: (row, column, value) => t('plot.battles.tip', {row, column, battles: number(value)}),
  });
}

function history(days, palette, narrow) {
  const names = Object.keys(days.at(-1).ratings);
  return {
    rows: 24,
    tooltip: {trigger: 'axis', valueFormatter: value => (value === undefined ? '–' : number(Math.round(value)))},
    rest: {
      color: [palette.a, palette.b, palette.accent, palette.muted, palette.ink],
      legend: {type: 'scroll', bottom: 0, textStyle: {color: palette.muted}},
      grid: {left: 50, right: narrow ? 16 : 30, top: 16, bottom: 60},
      xAxis: axis(palette, {type: 'time', splitLine: {show: false}}),
      yAxis: axis(palette, {type: 'value', scale: true}),
      series: names.map(name => ({name, type: 'line', showSymbol: days.length < 20, symbolSize: 5, connectNulls: true,
        data: days.map(day => [day.time, day.ratings[name]])})),
    },
  };
}

customElements.define('parley-plot', Plot);
