// What C++ calls (declared in src/host/browser/page.h). Each is handed on to the bridge that the
// page gave with `createModule({bridge})`; here only memory is translated.
addToLibrary({
  emc_measure_glyph: (codepoint, weight, px, out) => {
    HEAPF32.set(Module.bridge.measureGlyph(codepoint, weight, px), out >> 2);
  },
  emc_measure_font: (out) => {
    HEAPF32.set(Module.bridge.measureFont(), out >> 2);
  },
  emc_draw_glyphs: (jobs, count, width, height, pixels) => {
    const words = 8;
    const integers = HEAP32.subarray(jobs >> 2, (jobs >> 2) + count * words);
    const floats = HEAPF32.subarray(jobs >> 2, (jobs >> 2) + count * words);
    HEAPU8.set(Module.bridge.drawGlyphs(integers, floats, width, height), pixels);
  },
  emc_want_outlines: (codepoint, weight) => Module.bridge.wantOutlines(codepoint, weight),
  emc_publish__deps: ['$UTF8ToString'],
  emc_publish: (json, length) => Module.bridge.publish(JSON.parse(UTF8ToString(json, length))),
  emc_request_frame: () => Module.bridge.requestFrame(),
  emc_set_href__deps: ['$UTF8ToString'],
  emc_set_href: (href, length, replaces) => Module.bridge.setHref(UTF8ToString(href, length), replaces),
  emc_device_load__deps: ['$UTF8ToString', '$stringToNewUTF8'],
  emc_device_load: (key, length) => {
    const value = Module.bridge.deviceLoad(UTF8ToString(key, length));
    return value === null ? 0 : stringToNewUTF8(value);
  },
  emc_device_save__deps: ['$UTF8ToString'],
  emc_device_save: (key, keyLength, value, valueLength) =>
    Module.bridge.deviceSave(UTF8ToString(key, keyLength), UTF8ToString(value, valueLength)),
  emc_device_erase__deps: ['$UTF8ToString'],
  emc_device_erase: (key, length) => Module.bridge.deviceErase(UTF8ToString(key, length)),
  emc_read_piece: (handle, offset, count) => Module.bridge.readPiece(handle, offset, count),
  emc_forget_file: (handle) => Module.bridge.forgetFile(handle),
  emc_load_picture__deps: ['$UTF8ToString'],
  emc_load_picture: (number, url, length, width, height) =>
    Module.bridge.loadPicture(number, UTF8ToString(url, length), width, height),
  emc_drop_picture: (number) => Module.bridge.dropPicture(number),
  // Into the texture that is bound.
  emc_upload_picture__deps: ['$GL'],
  emc_upload_picture: (number) => GLctx.texImage2D(GLctx.TEXTURE_2D, 0, GLctx.RGBA8, GLctx.RGBA,
    GLctx.UNSIGNED_BYTE, Module.bridge.pictureOf(number)),
  emc_copy_text__deps: ['$UTF8ToString'],
  emc_copy_text: (text, length) => Module.bridge.writeClipboard(UTF8ToString(text, length)),
  emc_address_of__deps: ['$UTF8ToString', '$stringToNewUTF8'],
  emc_address_of: (href, length) => stringToNewUTF8(Module.bridge.addressOf(UTF8ToString(href, length))),
  emc_ask_shared__deps: ['$UTF8ToString'],
  emc_ask_shared: (number, account, accountLength, url, urlLength) =>
    Module.bridge.askShared(number, UTF8ToString(account, accountLength), UTF8ToString(url, urlLength)),
  emc_forget_shared: (number) => Module.bridge.forgetShared(number),
  emc_give_early: (number) => {
    Module.bridge.giveEarly(number);
  },
  emc_random: (bytes, count) => {
    crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + count));
  },
  emc_date_now: () => Date.now(),
  emc_api_origin__deps: ['$stringToNewUTF8'],
  emc_api_origin: () => stringToNewUTF8(Module.bridge.apiOrigin()),
  // After a trap the module must not be entered again, also not by its own timers and requests.
  emc_give_stop: () => {
    Module.bridge.stopModule = () => { ABORT = true; };
  },
});
