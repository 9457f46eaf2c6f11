/** Strings of the briefing and of exports, by key: `briefing.what`, `export.what`. */
import { exports } from "./exports";

export const briefing = {
  ...exports,
  "briefing.title": "Briefing",
  "briefing.back": "Back to the overview",
  "briefing.print": "Print or save as PDF",
  "briefing.save": "Save as HTML",
  "briefing.saved": "Saved as {name}. It opens without the desk and without a network.",
  "briefing.heading": "Title",
  "briefing.loading": "Reading {done} of {total} incidents…",
  "briefing.none": "No incident passes these filters",
  "briefing.none-help": "Take back a filter in the overview, then come here again.",
  "briefing.partly":
    "{count|One incident|# incidents} could not be read, and {count|stands|stand} in the table at the end.",

  "briefing.made": "Made {at} from the archive {archive}, as of its change {change}.",
  "briefing.made-by": "Made {at} by {who} from the archive {archive}, as of its change {change}.",
  "briefing.filter": "What this is about",
  "briefing.all": "All incidents of the archive.",
  "briefing.only": "Incidents for which all of this holds:",
  "briefing.or": "or",
  "briefing.filter-words": "the words “{words}” in the title",
  "briefing.filter-from": "a time on or after {day}",
  "briefing.filter-until": "a time on or before {day}",
  "briefing.filter-box": "a place between {south}° and {north}° north, {west}° and {east}° east",
  "briefing.filter-picked": "{count|one incident that was picked|# incidents that were picked} by hand",

  "briefing.counts":
    "{incidents|# incident|# incidents}, told by {articles|# article|# articles} of {origins|# origin|# origins}",
  "briefing.counts-part":
    "{incidents|# incident|# incidents}; the first {full} of them are told by {articles|# article|# articles} of {origins|# origin|# origins}",
  "briefing.counts-more":
    "{claims|# claim|# claims} of {outlets|# outlet|# outlets}. A text that many printed is one origin.",
  "briefing.toll":
    "{best} killed by the best figures, {low} by the lowest, {high} by the highest, in {incidents|one incident that tells a number|# incidents that tell a number: what two of them tell of the same, and is not linked, counts twice}.",
  "briefing.toll-same":
    "{best} killed, in {incidents|one incident that tells a number|# incidents that tell a number: what two of them tell of the same, and is not linked, counts twice}.",

  "briefing.charts": "At a glance",
  "briefing.incidents": "incidents",
  "briefing.deaths": "deaths",
  "briefing.time-day": "Incidents by day",
  "briefing.time-month": "Incidents by month",
  "briefing.time-year": "Incidents by year",
  "briefing.types": "Incidents by type",
  "briefing.deaths-day": "Deaths by day",
  "briefing.deaths-month": "Deaths by month",
  "briefing.deaths-year": "Deaths by year",
  "briefing.map": "Where",
  "briefing.no-type": "No type",
  "briefing.legend-asserted": "asserted",
  "briefing.legend-contested": "contested",
  "briefing.legend-other": "possible, denied, or not real (yet)",
  "briefing.legend-deaths":
    "Lines run from the lowest figures to the highest; dots are the best ones. Only what is asserted or contested.",
  "briefing.legend-map":
    "Numbers are those of the incidents below, where there is room for them. Broken lines: the event was somewhere within.",
  "briefing.desc-time": "Bars from {first} through {last}; the most in {peak}: {most}.",
  "briefing.desc-types": "Bars for {count|one type|# types}; the most: {most}.",
  "briefing.desc-deaths": "From {first} through {last}: {best} by the best figures, {low} to {high}.",
  "briefing.desc-map": "{count|One spot|# spots} between {south}° and {north}° north, {west}° and {east}° east.",
  "briefing.table": "The figures",
  "briefing.when": "When",
  "briefing.type": "Type",
  "briefing.total": "All",
  "briefing.low": "Lowest",
  "briefing.best": "Best",
  "briefing.high": "Highest",
  "briefing.left-time":
    "{count|One incident is|# incidents are} not in this chart: no time is told, or one longer than a step.",
  "briefing.left-map":
    "{count|One incident is|# incidents are} not on this map: no place is told, or no more than a country.",

  "briefing.each": "The incidents",
  "briefing.id": "Incident {id}, version {version} of {at}",
  "briefing.not-after": "Day not told; not after {day}",
  "briefing.field": "Field",
  "briefing.told": "What is told",
  "briefing.agreement": "Agreement",
  "briefing.from-origins": "{origins|one origin|# origins}, {speakers|one speaker|# speakers}",
  "briefing.by-rule": "taken together: {value}",
  "briefing.by-rule-why": "taken together: {value} ({rule})",
  "briefing.chosen": "stands for all: {rule}",
  "briefing.chosen-plain": "stands for all",
  "briefing.denials": "Denied, doubted, or not spoken of",
  "briefing.denied-by": "Denied by {names}.",
  "briefing.words": "In the words of the reports",
  "briefing.says": "said by",
  "briefing.no-outlet": "a report without an outlet",
  "briefing.no-day": "no date",
  "briefing.copies": "printed by {count|one other report|# other reports}",
  "briefing.more-quotes": "{count|One more statement stands|# more statements stand} in the archive.",
  "briefing.status-as": "told as: {status}",
  "briefing.attached": "Part of a round-up that is counted nowhere: {words}",
  "briefing.source": "source {number}",

  "briefing.rest": "Further incidents",
  "briefing.rest-help":
    "The first {full} incidents stand above in full. {count|The last one is|These # are} listed only; the archive has the words behind them.",
  "briefing.rest-cut":
    "{count|One more incident is|# more incidents are} counted and drawn above, and not listed here. An export has every one.",
  "briefing.no-day-told": "not told",

  "briefing.notes": "What is not counted",
  "briefing.note-copies":
    "Copies: whoever printed another's text is counted with it. {count|One article is a copy|# articles are copies}.",
  "briefing.note-unreal":
    "Deaths count only of what at least one speaker says has happened. {count|One incident is|# incidents are} only possible, denied, planned or supposed.",
  "briefing.note-untold": "No number of deaths is told for {count|one incident|# incidents} of those; that is no zero.",
  "briefing.note-time":
    "No day, or only a longer time, is told for {count|one incident|# incidents}: the charts by time leave {count|it|them} out. The day of publication is never taken for the day of the event.",
  "briefing.note-place":
    "No place, or only a country, is told for {count|one incident|# incidents}: the map leaves {count|it|them} out.",
  "briefing.note-attached":
    "Round-ups and totals over a time are shown with an incident and counted nowhere: {count|one claim|# claims}.",
  "briefing.note-sums":
    "Sums take, where no best figure is told, the lowest one; where no range is told, the best one for both ends.",
  "briefing.note-machine":
    "Claims are read off the reports by a program. A person has looked at {count|one incident|# incidents} of those in full.",
  "briefing.note-unseen": "Claims are read off the reports by a program. No person has looked at these incidents yet.",

  "briefing.sources": "Sources",
  "briefing.sources-help": "Each report as it was archived: SHA-256 of its bytes, version, and address at the time.",
  "briefing.untitled": "Without a title",
  "briefing.copy": "copy",
  "briefing.version": "version {id}",
} as const;
