// What a page of somebody else's does with the endpoints, through @gradio/client: run by test_javascript_client.py.
// Prints one line of JSON: what the two calls reported on their way, and what they gave.
import { readFile } from "node:fs/promises";
import { Client, handle_file } from "@gradio/client";

const [url, picture] = process.argv.slice(2);
const app = await Client.connect(url, { events: ["data", "status"] });

const follow = async (endpoint, inputs) => {
  const stages = new Set();
  const data = [];
  for await (const event of app.submit(endpoint, inputs)) {
    if (event.type === "data") data.push(event.data[0]);
    if (event.type !== "status") continue;
    stages.add(event.stage);
    if (event.stage === "error") return { stages: [...stages], data, message: event.message };
    if (event.stage === "complete") break;
  }
  return { stages: [...stages], data };
};

const file = handle_file(new Blob([await readFile(picture)], { type: "image/png" }));
const chat = await follow("/chat", { prompt: "Describe the picture.", files: [file] });
const drawing = await follow("/text_to_image", { prompt: "a red boat", num_inference_steps: 5, seed: 4 });
const mistake = await follow("/text_to_image", { prompt: " " });
const png = await fetch(drawing.data.at(-1).images[0].url);
const bytes = Buffer.from(await png.arrayBuffer());
console.log(JSON.stringify({ endpoints: Object.keys((await app.view_api()).named_endpoints), chat, drawing, mistake, png: bytes.toString("base64") }));
process.exit(0);
