import SearchIcon from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import InputBase from "@mui/material/InputBase";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { Announcer } from "../../../components/announcer.tsx";
import { visuallyHidden } from "../../../components/visually-hidden.ts";
import { useTexts } from "../../../lib/texts.ts";
import { type PaletteCommand, usePaletteCommands } from "../palette-sources.tsx";
import { texts } from "../texts.ts";

interface Props {
  open: boolean;
  onClose: () => void;
}

/** Ctrl K: type where to go or whom to find, arrows to choose, Enter to go. */
export function CommandPalette({ open, onClose }: Props) {
  const t = useTexts(texts).palette;
  const titleId = useId();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby={titleId}
      sx={{ "& .MuiDialog-container": { alignItems: { sm: "flex-start" } } }}
      slotProps={{
        // A field of the page that had the focus would otherwise leave it on the dialog itself.
        transition: { onEntered: () => field.current?.focus() },
        paper: { sx: { mt: { xs: 2, sm: "12vh" }, mx: { xs: 2 }, width: { xs: "calc(100% - 32px)" } } },
      }}
    >
      <Box component="h2" id={titleId} sx={visuallyHidden}>
        {t.title}
      </Box>
      <Search field={field} onClose={onClose} />
    </Dialog>
  );
}

function Search({ field, onClose }: { field: RefObject<HTMLInputElement | null>; onClose: () => void }) {
  const t = useTexts(texts).palette;
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const found = usePaletteCommands(words.trim());
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen, listId]);

  const run = (command: PaletteCommand | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setChosen((index) => (index + move + found.length) % Math.max(1, found.length));
    }
    if (event.key === "Enter") {
      event.preventDefault();
      run(found[chosen]);
    }
  };

  return (
    <>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 1.5,
          px: 2.5,
          py: 1,
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <SearchIcon aria-hidden sx={{ color: "text.secondary" }} />
        <InputBase
          autoFocus
          inputRef={field}
          fullWidth
          value={words}
          placeholder={t.placeholder}
          onChange={(event) => {
            setWords(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          sx={{ minHeight: 48, fontSize: "1.0625rem" }}
          inputProps={{
            role: "combobox",
            "aria-label": t.title,
            "aria-expanded": found.length > 0,
            "aria-controls": listId,
            "aria-autocomplete": "list",
            ...(found.length > 0 && { "aria-activedescendant": optionId(chosen) }),
          }}
        />
      </Box>
      <Announcer message={words ? t.results(found.length) : ""} />
      <Box
        id={listId}
        role="listbox"
        aria-label={t.title}
        sx={{ maxHeight: "50vh", overflowY: "auto", p: 1, minHeight: 8 }}
      >
        {found.map((command, index) => (
          <Option
            key={command.id}
            id={optionId(index)}
            command={command}
            chosen={index === chosen}
            heading={command.group !== found[index - 1]?.group}
            onChoose={() => run(command)}
          />
        ))}
      </Box>
      {(found.length === 0 || words === "") && (
        <Typography variant="body2" sx={{ px: 3, pb: 2.5, color: "text.secondary" }}>
          {words === "" ? t.hint : t.none(words)}
        </Typography>
      )}
    </>
  );
}

interface OptionProps {
  id: string;
  command: PaletteCommand;
  chosen: boolean;
  heading: boolean;
  onChoose: () => void;
}

function Option({ id, command, chosen, heading, onChoose }: OptionProps) {
  return (
    <>
      {heading && (
        <Typography variant="body2" role="presentation" sx={{ px: 2, pt: 1.5, pb: 0.5, color: "text.secondary" }}>
          {command.group}
        </Typography>
      )}
      <Box
        id={id}
        role="option"
        aria-selected={chosen}
        onClick={onChoose}
        sx={{
          display: "flex",
          alignItems: "baseline",
          justifyContent: "space-between",
          gap: 2,
          px: 2,
          py: 1.25,
          minHeight: 44,
          borderRadius: 1,
          cursor: "pointer",
          bgcolor: chosen ? "action.selected" : "transparent",
          "&:hover": { bgcolor: "action.hover" },
        }}
      >
        <span>{command.label}</span>
        {command.detail && (
          <Typography component="span" variant="body2" sx={{ color: "text.secondary", textAlign: "right" }}>
            {command.detail}
          </Typography>
        )}
      </Box>
    </>
  );
}
