import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import type { Customer } from "@novis/domain/booking/booking";
import { searchKey } from "@novis/domain/booking/search-keys";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useFormats } from "../../../../lib/format.ts";
import { useSettled } from "../../../../lib/settled.ts";
import { useTexts } from "../../../../lib/texts.ts";
import { useCalendarWorld } from "../../calendar-world.ts";
import { matchesCustomer, recentCustomers } from "../../model/customers.ts";
import { clientsQuery } from "../../queries.ts";
import { texts } from "../../texts.ts";

interface Props {
  /** A known client, or the words typed for a new one; `entered` with Enter or a click, not by leaving the field. */
  onPick: (choice: Customer | string, entered: boolean) => void;
}

const shown = 6;

/** The first field of a booking on the phone: two letters, an arrow, Enter. */
export function ClientSearch({ onPick }: Props) {
  const t = useTexts(texts).panel;
  const format = useFormats();
  const { bookings } = useCalendarWorld();
  // Leaving the field with a client chosen says nothing new; leaving it with other words does.
  const answered = useRef("");
  const [words, setWords] = useState("");
  // Held here: Enter on words that name a client chooses the client, not the words.
  const [chosen, setChosen] = useState<Customer | null>(null);
  const key = useSettled(searchKey(words));
  const found = useQuery({ ...clientsQuery(key ?? ""), enabled: key !== undefined, placeholderData: keepPreviousData });
  const clients = useMemo(() => recentCustomers([...bookings, ...(found.data?.data ?? [])]), [bookings, found.data]);
  return (
    <Autocomplete<Customer, false, false, true>
      freeSolo
      autoHighlight
      clearOnBlur={false}
      value={chosen}
      inputValue={words}
      onInputChange={(_event, next) => setWords(next)}
      options={clients}
      filterOptions={(all, { inputValue }) =>
        inputValue.trim() === "" ? [] : all.filter((client) => matchesCustomer(client, inputValue)).slice(0, shown)
      }
      getOptionLabel={labelOf}
      getOptionKey={(client) => (typeof client === "string" ? client : client.email)}
      onChange={(_event, choice) => {
        setChosen(null);
        if (!choice) return;
        // Enter on words takes the client highlighted for them.
        const client =
          typeof choice === "string" ? (clients.find((each) => matchesCustomer(each, choice)) ?? choice) : choice;
        if (typeof client !== "string") setChosen(client);
        answered.current = labelOf(client);
        setWords(labelOf(client));
        onPick(client, true);
      }}
      // Enter answers this field; the form is sent from its button, which comes next.
      onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      onBlur={(event) => {
        const left = event.target instanceof HTMLInputElement ? event.target.value.trim() : "";
        if (left === "" || left === answered.current) return;
        answered.current = left;
        onPick(left, false);
      }}
      renderOption={({ key, ...props }, client) => (
        <Box component="li" key={key} {...props} sx={{ "& small": { color: "text.secondary" } }}>
          <span>
            {client.firstName} {client.lastName}
            <br />
            <small>
              {[client.email, client.phone && format.phone(client.phone), client.company].filter(Boolean).join(" · ")}
            </small>
          </span>
        </Box>
      )}
      renderInput={(params) => (
        <TextField {...params} autoFocus size="small" label={t.client} placeholder={t.clientHint} />
      )}
    />
  );
}

function labelOf(client: Customer | string): string {
  return typeof client === "string" ? client : `${client.firstName} ${client.lastName}`;
}
