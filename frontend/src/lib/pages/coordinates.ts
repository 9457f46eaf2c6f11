/** Where on the globe a place is, to a hundredth of a degree: "34.56° N, 38.28° E". */
export function coordinates({ lat, lon }: { lat: number; lon: number }): string {
  return `${degrees(lat, "N", "S")}, ${degrees(lon, "E", "W")}`;
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
}
