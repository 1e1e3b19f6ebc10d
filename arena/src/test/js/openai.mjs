// Runs one scene with OpenAI's own client and prints what it saw: node openai.mjs SCENE BASE_URL KEY MODEL
import OpenAI from 'openai';

const [scene, baseURL, apiKey, model] = process.argv.slice(2);
const client = new OpenAI({ baseURL: `${baseURL}/v1`, apiKey, maxRetries: 0 });
const question = { model, messages: [{ role: 'user', content: 'Hello?' }] };
const tools = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object', properties: {} } } }];

const scenes = {
  async stream() {
    const stream = await client.chat.completions.create({
      ...question, stream: true, stream_options: { include_usage: true },
    });
    let text = '';
    let usage;
    const finishes = [];
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      if (chunk.choices[0]?.finish_reason) finishes.push(chunk.choices[0].finish_reason);
      usage = chunk.usage ?? usage;
    }
    return { text, finishes, tokens: usage.total_tokens };
  },
  async whole() {
    const answer = await client.chat.completions.create(question);
    return { text: answer.choices[0].message.content, tokens: answer.usage.total_tokens };
  },
  async tools() {
    const answer = await client.chat.completions.stream({ ...question, tools }).finalChatCompletion();
    return answer.choices[0].message.tool_calls.map((call) => [call.id, call.function.name, call.function.arguments]);
  },
  async broken() {
    const stream = await client.chat.completions.create({ ...question, stream: true });
    let text = '';
    try {
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    } catch (error) {
      return { text, error: error.constructor.name, message: error.message, code: error.code };
    }
    return { text };
  },
  async cancel() {
    const stream = await client.chat.completions.create({ ...question, stream: true });
    for await (const chunk of stream) {
      stream.controller.abort();
      return { id: chunk.id };
    }
  },
  async refused() {
    try {
      return await client.chat.completions.create(question);
    } catch (error) {
      return { error: error.constructor.name, status: error.status, code: error.code, type: error.type };
    }
  },
  async embeddings() {
    const answer = await client.embeddings.create({ model, input: 'north' });
    return answer.data[0].embedding;
  },
  async moderations() {
    const answer = await client.moderations.create({ model, input: ['good', 'wicked'] });
    return {
      model: answer.model,
      flagged: answer.results.map((result) => result.flagged),
      violence: answer.results.map((result) => result.category_scores.violence),
      types: answer.results.map((result) => result.category_applied_input_types['violence/graphic']),
    };
  },
  async unmoderated() {
    try {
      return await client.moderations.create({
        model, input: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } }],
      });
    } catch (error) {
      const { status, code, param, type } = error;
      return { error: error.constructor.name, status, code, param, type };
    }
  },
  async models() {
    const names = [];
    for await (const found of client.models.list()) names.push(found.id);
    return names;
  },
};

console.log(JSON.stringify(await scenes[scene]()));
