// Follows one ticket: hears the news, shows them, rings at a call, and says since when it has heard nothing.
// Written for browsers of 2018. Without it the page still works: it reloads itself, and its keys are forms.
(function () {
  'use strict';
  var body = document.body, data = body.dataset;
  var view = JSON.parse(data.view), stale = Number(data.stale) * 1000;
  var vibrate = data.vibrate.split(',').map(Number);
  var heard = Date.now(), hears = false, tried = Date.now(), source = null, audio = null;
  var at = view.at, title = document.title;

  function each(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }
  function part(name) { return document.getElementById(name); }

  function holds(condition) {
    var cut = condition.indexOf('='), name = condition.slice(0, cut), not = name.slice(-1) === '!';
    var value = String(view[not ? name.slice(0, -1) : name]);
    return (condition.slice(cut + 1).split(',').indexOf(value) >= 0) !== not;
  }
  function show() {
    each('[data-field]', function (one) {
      var text = String(view[one.dataset.field]);
      if (one.textContent !== text) one.textContent = text;
    });
    each('[data-show]', function (one) { one.hidden = !one.dataset.show.split(' ').every(holds); });
    data.pigment = view.pigment;
    document.title = view.state === 'called' ? '▶ ' + view.counter + ' · ' + title : title;
  }

  // The news hold what changed; all the rest is as it was.
  function take(news) {
    var rang = view.rang, name;
    for (name in news) view[name] = news[name];
    heard = Date.now();
    at = view.at;
    view.lost = '';
    show();
    if (view.state === 'called' && view.rang !== rang) ring();
  }
  function hear(event) { hears = true; take(JSON.parse(event.data)); }

  function ring() {
    var said = part('said');
    said.textContent = said.dataset.words.replace('#', view.counter);
    said.hidden = false;
    if (navigator.vibrate) navigator.vibrate(vibrate);
    if (audio && audio.state === 'running') [0, 0.35, 0.9, 1.25].forEach(tone);
  }
  function tone(after, index) {
    var from = audio.currentTime + after, voice = audio.createOscillator(), loud = audio.createGain();
    voice.frequency.value = index % 2 ? 659.3 : 880;
    loud.gain.setValueAtTime(0.0001, from);
    loud.gain.exponentialRampToValueAtTime(0.5, from + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, from + 0.5);
    voice.connect(loud);
    loud.connect(audio.destination);
    voice.start(from);
    voice.stop(from + 0.55);
  }
  // Browsers let a page sound and vibrate only after it was touched.
  function allow() {
    var Audio = window.AudioContext || window.webkitAudioContext;
    if (!Audio) return;
    if (audio) {
      audio.resume();
      return;
    }
    audio = new Audio();
    audio.resume();
    if (navigator.vibrate) navigator.vibrate(60);
    part('tap').hidden = true;
    part('quiet').hidden = true;
    part('loud').hidden = false;
  }

  function here(what) { return location.pathname.replace(/\/$/, '') + what + '?lang=' + data.language; }
  function listen() {
    if (!window.EventSource) return;
    if (source) source.close();
    source = new EventSource(here('/live'));
    source.onmessage = hear;
    source.addEventListener('gone', function () { location.reload(); });
    source.onerror = function () {
      hears = false;
      // It comes back by itself from a lost line, but not from an answer that was a refusal.
      if (source.readyState === 2) setTimeout(listen, 4000 + 4000 * Math.random());
    };
  }
  function ask() {
    tried = Date.now();
    fetch(here('/now'), {cache: 'no-store', credentials: 'omit'}).then(function (answer) {
      if (answer.status === 404) location.reload();
      else if (answer.ok) answer.json().then(take);
    }).catch(lose);
  }
  function lose() {
    if (view.lost === at) return;
    view.lost = at;
    show();
  }
  function tick() {
    var now = Date.now(), quiet = now - heard, fresh = part('fresh'), seconds = Math.round(quiet / 1000);
    if (quiet > 4000 && now - tried > 4000 && !hears) ask();
    if (quiet > stale) {
      hears = false;
      lose();
    }
    fresh.hidden = view.lost !== '';
    fresh.textContent = seconds < 5 ? fresh.dataset.now : fresh.dataset.ago.replace('#', seconds);
  }

  part('fresh').hidden = false;
  // Whoever is being asked whether to leave has no bell to ring.
  if (part('bell') && (window.AudioContext || window.webkitAudioContext)) {
    part('bell').disabled = false;
    part('quiet').hidden = true;
    part('tap').hidden = false;
    document.addEventListener('click', allow);
  }
  document.addEventListener('visibilitychange', function () { if (!document.hidden) ask(); });
  window.addEventListener('offline', lose);
  window.addEventListener('online', ask);
  show();
  listen();
  tick();
  setInterval(tick, 1000);
})();
