/** The charts of a briefing, with Plot behind them: loaded when a briefing is made. */
export { byTypeChart } from "./byType";
export { deathsChart } from "./deaths";
export { locatorMap } from "./locator";
export { overTimeChart } from "./overTime";
