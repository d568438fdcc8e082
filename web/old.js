// Only browsers without modules run this, so it is written in their language.
document.getElementById('start').hidden = true;
document.getElementById('old').hidden = false;
