import { readNotice } from './bounce-notice';

const letter = '0b9f2c1e-5a7d-4c3b-9e8f-0123456789ab';
const other = '11111111-2222-4333-8444-555555555555';
const own = `<${letter}@reseau.example.org>`;

const postfix = `Return-Path: <>
Date: Tue, 18 Mar 2025 09:31:02 +0100 (CET)
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="4A1B2C.1742286662/mx.example.org"
Message-Id: <20250318083102.5D6E7F@mx.example.org>

This is the mail system at host mx.example.org.

--4A1B2C.1742286662/mx.example.org
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: 4A1B2C

Final-Recipient: rfc822; zoe@canohes.example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <zoe@canohes.example.org>: Recipient address
    rejected: User unknown in virtual mailbox table

--4A1B2C.1742286662/mx.example.org
Content-Type: message/rfc822

Subject: Mardi 18 mars
Message-ID: ${own}

BEGIN:VEVENT
UID:99999999-2222-4333-8444-555555555555@cordee
END:VEVENT`;

const gmail = `From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Failure)
References: ${own}
In-Reply-To: ${own}
X-Failed-Recipients: zoe@canohes.example.org
Message-ID: <67d93a.050a0220@mx.google.com>

Reporting-MTA: dns; googlemail.com
Arrival-Date: Tue, 18 Mar 2025 01:31:02 -0700 (PDT)
X-Original-Message-ID: ${own}

Final-Recipient: rfc822; zoe@canohes.example.org
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552-5.2.2 The recipient's inbox is out of storage space.`;

/** As Outlook shows it in French, copied from the screen. */
const exchange = `Échec de la remise pour ces destinataires ou groupes :
zoe@canohes.example.org
L'adresse de messagerie que vous avez entrée est introuvable.

Informations de diagnostic pour les administrateurs :
Serveur de génération : PR3P192MB0001.EURP192.PROD.OUTLOOK.COM
zoe@canohes.example.org
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'

En-têtes de message d'origine :
Subject: Mardi 18 mars
Message-ID:
\t${own}`;

const exchangeSource = `From: <postmaster@reseau.example.org>
Message-ID: <${other}@PR3P192MB0001.EURP192.PROD.OUTLOOK.COM>
X-MS-Exchange-Message-Is-Ndr:
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Remote Server returned '550 5.7.124 RESOLVER.RST.SenderNotInAllowedList'
Original message headers:
Message-ID: <0b9f2c1e-5a7d-4c3b-=
9e8f-0123456789ab@reseau.example.org>
--b--`;

/** OVH relays through qmail, which knows no RFC 3464. */
const qmail = `Subject: failure notice
Message-Id: <20250318083102.7788.qmail@ns.example.org>

Hi. This is the qmail-send program at mo.mail-out.ovh.net.
I'm afraid I wasn't able to deliver your message to the following addresses.

<zoe@canohes.example.org>:
Remote host said: 550 sorry, no mailbox here by that name (#5.1.1 - chkusr)

--- Below this line is a copy of the message.

Return-Path: <reseau@reseau.example.org>
Message-ID: ${own}
Subject: Mardi 18 mars`;

const base64 = `Content-Type: multipart/report; boundary="b"
Message-ID: <${other}@AM9EUR03FT001.mail.protection.outlook.com>

--b
Content-Type: message/rfc822
Content-Transfer-Encoding: base64
Content-Disposition: inline

${(btoa(`Subject: Rendez-vous\nMessage-ID: ${own}\n`).match(/.{1,60}/g) ?? []).join('\n')}
--b--`;

describe('a notice of non-delivery', () => {
  it.each([
    ['Postfix', postfix, 'gone'],
    ['Postfix, which tries again', postfix.replace('Action: failed', 'Action: delayed').replaceAll('5.1.1', '4.4.1'), 'late'],
    ['Gmail', gmail, 'full'],
    ['Exchange, from the screen', exchange, 'gone'],
    ['Exchange, its source', exchangeSource, 'refused'],
    ['qmail, at OVH', qmail, 'gone'],
    ['a letter quoted in base64', base64, null],
    ['a letter quoted behind a margin', postfix.replaceAll(/^/gm, '> '), 'gone'],
    ['lines of Windows, capitals', postfix.replaceAll('\n', '\r\n').replace(letter, letter.toUpperCase()), 'gone'],
  ])('of %s names the letter it speaks of, and what became of it', (_server, notice, fate) => {
    expect(readNotice(notice)).toEqual({ letter, fate });
  });

  it('of something else names none, be it numbered like ours by Microsoft', () => {
    expect(readNotice('Votre message à zoe@canohes.example.org n’a pas pu être remis. 20250318.abc@relay.example.org')).toBeNull();
    expect(readNotice(`Message-ID: <${other}@PR3P192MB0001.EURP192.PROD.OUTLOOK.COM>\nRemote Server returned '550 5.1.10'`)).toBeNull();
  });
});
