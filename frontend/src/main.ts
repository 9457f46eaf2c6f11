import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/parts.css";
import "./styles/shell.css";
import "./styles/print.css";
import "./lib/shell/theme.svelte";
import { mount } from "svelte";
import App from "./App.svelte";
import { turn } from "./lib/direction";

const target = document.getElementById("desk");
if (!target) throw new Error("index.html has no #desk");
turn(location.search);
mount(App, { target });
