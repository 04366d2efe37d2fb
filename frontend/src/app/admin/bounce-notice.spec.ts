import { letterOfNotice } from './bounce-notice';

describe('a notice of non-delivery', () => {
  const letter = '0b9f2c1e-5a7d-4c3b-9e8f-0123456789ab';

  it('names the letter it speaks of, after its own headings', () => {
    const notice = `Message-ID: <11111111-2222-4333-8444-555555555555@relay.example.org>
In-Reply-To: <${letter}@reseau.example.org>
Final-Recipient: rfc822; zoe@canohes.example.org
Status: 5.1.1

Message-ID: <${letter.toUpperCase()}@reseau.example.org>
Subject: Rendez-vous

BEGIN:VEVENT
UID:99999999-2222-4333-8444-555555555555@cordee
END:VEVENT`;
    expect(letterOfNotice(notice)).toBe(letter);
  });

  it('may quote the letter behind a margin', () => {
    expect(letterOfNotice(`> Subject: Rendez-vous\n> Message-ID: <${letter}@reseau.example.org>\n> UID:99999999-2222-4333-8444-555555555555@cordee`)).toBe(letter);
  });

  it('of something else names none', () => {
    expect(letterOfNotice('Votre message à zoe@canohes.example.org n’a pas pu être remis. 20250318.abc@relay.example.org')).toBeNull();
  });
});
