import { execSync } from 'node:child_process';
import fs from 'node:fs';
import { utils, write } from '@e965/xlsx';
const base='http://127.0.0.1:3188';
const md=fs.readFileSync('docs/demo.md','utf8').split('\n').map(l=>l.split('|').map(c=>c.trim().replaceAll('`',''))).filter(c=>c[2]?.startsWith('solene.'))[0];
const login=await fetch(base+'/api/auth/login',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({email:md[2],password:md[3]})});
const cookie=login.headers.get('set-cookie').split(';')[0];
const get=async(u)=>(await fetch(base+'/api'+u,{headers:{cookie}})).json();
const cid=(await get('/cohorts')).items[0].id;
// the server: the node process that listens
const pid=execSync("ss -ltnp 'sport = :3188' | grep -o 'pid=[0-9]*' | head -1 | cut -d= -f2").toString().trim();
const rss=()=>Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`,'utf8'))[1])/1024;
const T=['Canohès','Gruissan','Le Vigan','CC du Frontonnais'];
const grid=[['Nom','Prénom','E-mail','Téléphone','Structure','Fonction','Territoire','Catégorie']];
const L='abcdefghijklmnopqrstuvwxyz'; const w=(i)=>L[i%26]+L[(i/26|0)%26]+L[(i/676|0)%26]+L[(i/17576|0)%26];
for(let i=0;i<20000;i++) grid.push(['N'+w(i*7919%456976)+'ac','P'+w(i*104729%456976)+'on',`p${i}@masse.example.org`,612000000+i,'Structure '+(i%50),'Fonction '+(i%9),T[i%4],['élue','agent','association','DDT'][i%4]]);
const ws=utils.aoa_to_sheet(grid), wb=utils.book_new(); utils.book_append_sheet(wb,ws,'L');
for (const [type,bytes] of [['xlsx',Buffer.from(write(wb,{type:'buffer',bookType:'xlsx',compression:true}))],['ods',Buffer.from(write(wb,{type:'buffer',bookType:'ods',compression:true}))],['csv',Buffer.from(grid.map(r=>r.join(';')).join('\n'))]]) {
  const before=rss(); let peak=before; const t=setInterval(()=>peak=Math.max(peak,rss()),20);
  const t0=Date.now();
  const r=await fetch(`${base}/api/cohorts/${cid}/imports?name=masse.${type}`,{method:'POST',headers:{cookie,'content-type':'application/octet-stream'},body:bytes});
  const j=await r.json(); const ms=Date.now()-t0; clearInterval(t);
  console.log(type,(bytes.length/1e6).toFixed(1)+' MB',r.status,JSON.stringify(j).slice(0,120),ms+' ms','rss before',before.toFixed(0),'peak',peak.toFixed(0),'growth',(peak-before).toFixed(0),'after',rss().toFixed(0));
  if(j.id){const v=await get('/imports/'+j.id); console.log(JSON.stringify(v.summary.outcomes),v.summary.people);
    if(type==='xlsx'&&process.argv[2]==='apply'){const t1=Date.now();const a=await fetch(`${base}/api/imports/${j.id}/application`,{method:'PUT',headers:{cookie,'if-match':`"${v.version}"`}});console.log('apply',a.status,Date.now()-t1,'ms',await a.text()); const t2=Date.now(); const u=await fetch(`${base}/api/imports/${j.id}/application`,{method:'DELETE',headers:{cookie}});console.log('undo',u.status,Date.now()-t2,'ms',(await u.text()).slice(0,300));}
    else await fetch(`${base}/api/imports/${j.id}`,{method:'DELETE',headers:{cookie}});
  }
}
