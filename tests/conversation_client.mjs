// A conversation in which the model draws, through @gradio/client: run by test_conversation_clients.py.
// Prints one line of JSON: the text of an answer, then the same answers as messages, the second with the first as history.
import { Client } from "@gradio/client";

const [url] = process.argv.slice(2);
const app = await Client.connect(url);
const question = { role: "user", content: "draw a red car" };
const text = (await app.predict("/chat", { prompt: question.content, seed: 4 })).data[0];
const first = (await app.predict("/chat", { prompt: question.content, seed: 4, as_message: true })).data[0];
const history = [question, first];
const second = (await app.predict("/chat", { prompt: "let it drive", history, as_message: true })).data[0];
const bytes = Buffer.from(await (await fetch(first.content[1].image.url)).arrayBuffer());
console.log(JSON.stringify({ text, first, second, png: bytes.toString("base64") }));
process.exit(0);
