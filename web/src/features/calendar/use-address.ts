import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router-dom";
import { type CalendarAddress, readAddress, writeAddress } from "./model/address.ts";

/** The address as state: what changes it is a navigation, so that "back" goes back. Opening a card is not a new page. */
export function useAddress(): [CalendarAddress, (part: Partial<CalendarAddress>) => void] {
  const [params, setParams] = useSearchParams();
  const address = useMemo(() => readAddress(params), [params]);
  const change = useCallback(
    (part: Partial<CalendarAddress>) => {
      const quiet = Object.keys(part).every((key) => key === "openId");
      setParams((before) => writeAddress({ ...readAddress(before), ...part }), { replace: quiet });
    },
    [setParams],
  );
  return [address, change];
}
