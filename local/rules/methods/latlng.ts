import { GeoPoint } from "../../firestore/values/value.ts";
import { type MethodTable, method, wrongArgument } from "./method.ts";

export const latlngMethods: MethodTable<GeoPoint> = {
  latitude: method(0, (point) => point.latitude),
  longitude: method(0, (point) => point.longitude),
  distance: method(1, (point, other = null) =>
    other instanceof GeoPoint ? metresBetween(point, other) : wrongArgument("latlng.distance", other),
  ),
};

/** Great-circle distance by the haversine formula. */
function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const latitudes = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const longitudes = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const half = latitudes + longitudes * Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

const EARTH_RADIUS_METRES = 6_371_010;
