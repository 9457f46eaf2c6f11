/** MapLibre within our policy: its worker is a file of ours, and nothing else may start one. */
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { MapLibreMap, setWorkerUrl, type MapOptions } from "maplibre-gl";
import { t } from "../../i18n";
import { LEAST_ZOOM, MOST_ZOOM } from "../mercator";

interface Policies {
  defaultPolicy?: unknown;
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => unknown;
}

/** Under trusted types a worker's address must come through a policy; MapLibre gives plain text, so that it is the default one. */
function allowWorker(): void {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (!policies || policies.defaultPolicy) return;
  policies.createPolicy("default", {
    createScriptURL(address) {
      if (address === workerAddress) return address;
      throw new TypeError(`no script but the map's worker may be loaded by address: ${address}`);
    },
  });
}

/** Make a map in a box of the page; north stays up. */
export function makeMap(options: Pick<MapOptions, "container" | "style" | "center" | "zoom">): MapLibreMap {
  allowWorker();
  setWorkerUrl(workerAddress);
  const map = new MapLibreMap({
    ...options,
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_ZOOM,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    attributionControl: false,
    fadeDuration: 0,
    locale: { "Map.Title": t("map.label") },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}

export type { MapLibreMap };
