// Runs one scene with Anthropic's own client and prints what it saw: node anthropic.mjs SCENE BASE_URL KEY MODEL
import Anthropic from '@anthropic-ai/sdk';

const [scene, baseURL, apiKey, model] = process.argv.slice(2);
const client = new Anthropic({ baseURL, apiKey, maxRetries: 0 });
const question = { model, max_tokens: 100, system: 'Be brief.', messages: [{ role: 'user', content: 'Hello?' }] };
const tools = [{ name: 'weather', description: 'Tells it.', input_schema: { type: 'object', properties: {} } }];

const scenes = {
  async stream() {
    const stream = client.messages.stream(question);
    const events = [];
    stream.on('streamEvent', (event) => events.push(event.type));
    const message = await stream.finalMessage();
    return { events, text: message.content[0].text, stop: message.stop_reason, usage: message.usage };
  },
  async whole() {
    const message = await client.messages.create(question);
    return { type: message.type, text: message.content[0].text, stop: message.stop_reason, usage: message.usage };
  },
  async tools() {
    const message = await client.messages.stream({ ...question, tools }).finalMessage();
    return { content: message.content, stop: message.stop_reason };
  },
  async toolResult() {
    const message = await client.messages.create({
      ...question,
      tools,
      tool_choice: { type: 'any' },
      messages: [
        { role: 'user', content: 'How warm is it?' },
        { role: 'assistant', content: [{ type: 'tool_use', id: 'call_1', name: 'weather', input: { city: 'Ankara' } }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'call_1', content: '21' }] },
      ],
    });
    return message.content[0].text;
  },
  async broken() {
    let text = '';
    try {
      for await (const event of await client.messages.create({ ...question, stream: true })) {
        text += event.delta?.text ?? '';
      }
    } catch (error) {
      return { text, error: error.constructor.name, type: error.error?.error?.type };
    }
    return { text };
  },
  async cancel() {
    const stream = await client.messages.create({ ...question, stream: true });
    for await (const event of stream) {
      stream.controller.abort();
      return { type: event.type };
    }
  },
  async refused() {
    try {
      return await client.messages.create(question);
    } catch (error) {
      return { error: error.constructor.name, status: error.status, type: error.error.error.type };
    }
  },
  async models() {
    const names = [];
    for await (const found of client.models.list()) names.push(found.id);
    return names;
  },
};

console.log(JSON.stringify(await scenes[scene]()));
