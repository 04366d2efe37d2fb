// Loaded before the server: when the launcher disappears, even by kill -9, the channel closes and the server stops gracefully.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
