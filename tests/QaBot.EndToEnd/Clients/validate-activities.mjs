// Judges activities as the JavaScript SDK reads them, and their cards as Microsoft's own renderer does:
//   node validate-activities.mjs FOLDER
// Each file of the folder holds a list of activities as they are sent. Prints one line per fault; exit code 1 if there is one.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { Activity, activityZodSchema, ClientCitationIconName } = require('@microsoft/agents-activity');
const cards = require('adaptivecards/dist/adaptivecards.js');

const messageEntity = 'https://schema.org/Message';
const icons = Object.values(ClientCitationIconName);
let faults = 0;
let judged = 0;

for (const file of readdirSync(process.argv[2]).filter(name => name.endsWith('.json'))) {
  for (const activity of JSON.parse(readFileSync(join(process.argv[2], file), 'utf8'))) {
    judged++;
    judge(activity, fault => {
      faults++;
      console.log(`${file}: ${fault}`);
    });
  }
}

console.log(`${judged} activities, ${faults} faults`);
process.exit(faults > 0 || judged === 0 ? 1 : 0);

function judge(activity, report) {
  const parsed = activityZodSchema.safeParse(activity);
  if (parsed.success) {
    Activity.fromObject(structuredClone(activity));
  } else {
    parsed.error.issues.forEach(issue => report(`${issue.path.join('.')}: ${issue.message}`));
  }

  for (const member of ['from', 'recipient', 'conversation', 'channelId', 'replyToId']) {
    if (activity[member] === undefined) {
      report(`${member} is missing`);
    }
  }

  for (const attachment of activity.attachments ?? []) {
    judgeCard(attachment, report);
  }

  const messages = (activity.entities ?? []).filter(entity => entity.type === messageEntity);
  if (messages.length > 1) {
    report('there are several message entities');
  }

  messages.flatMap(entity => entity.citation ?? []).forEach(claim => judgeClaim(claim, report));
}

function judgeCard({ contentType, content }, report) {
  if (contentType !== 'application/vnd.microsoft.card.adaptive' || content?.type !== 'AdaptiveCard' || content.version !== '1.5' || !content.fallbackText) {
    report('an attachment is no Adaptive Card 1.5 with a fallback text');
    return;
  }

  const card = new cards.AdaptiveCard();
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  card.parse(content, context);
  for (let i = 0; i < context.eventCount; i++) {
    report(`card: ${context.getEventAt(i).message}`);
  }

  card.validateProperties().validationEvents.forEach(event => report(`card: ${event.message}`));
}

function judgeClaim({ position, appearance }, report) {
  if (!Number.isInteger(position) || position < 1) {
    report(`a claim has the position ${position}`);
  }

  if (!appearance.name || appearance.name.length > 80 || !appearance.abstract || appearance.abstract.length > 160) {
    report(`claim ${position}: name or abstract is missing or too long`);
  }

  if ((appearance.keywords ?? []).length > 3 || (appearance.keywords ?? []).some(keyword => keyword.length > 28)) {
    report(`claim ${position}: there are more than 3 keywords, or one has more than 28 characters`);
  }

  if (appearance.image && !icons.includes(appearance.image.name)) {
    report(`claim ${position}: Teams has no icon ${appearance.image.name}`);
  }
}
