//! The pages of a finished PDF as pictures: PNG and SVG.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{
    Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit,
};
use hayro::{RenderCache, RenderSettings};

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// So many pixels to the inch.
    Dpi(u16),
    /// So many pixels wide.
    Width(u16),
}

/// The points of an inch.
const INCH: f32 = 72.0;

/// A PDF whose pages are drawn.
pub(crate) struct Pages(Pdf);

impl Pages {
    /// The pages of a file. None if it is no PDF that can be read.
    pub(crate) fn of(pdf: &[u8]) -> Option<Self> {
        Pdf::new(Arc::new(pdf.to_vec())).ok().map(Self)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// These pages as PNG, counted from 0; those that the file does not have are left out.
    pub(crate) fn png(
        &self,
        numbers: &[usize],
        size: Size,
    ) -> Result<Vec<Vec<u8>>, String> {
        let cache = RenderCache::new();
        let mut pictures = Vec::new();
        for page in self.chosen(numbers) {
            let scale = match size {
                Size::Dpi(dpi) => f32::from(dpi) / INCH,
                Size::Width(pixels) => f32::from(pixels) / page.render_dimensions().0,
            };
            pictures.push(encode(&drawn(page, &cache, scale), scale)?);
        }
        Ok(pictures)
    }

    /// These pages as SVG.
    pub(crate) fn svg(&self, numbers: &[usize]) -> Vec<String> {
        let cache = hayro_svg::RenderCache::new();
        let looks = hayro_svg::SvgRenderSettings { bg_color: [u8::MAX; 4] };
        let draw = |page| {
            hayro_svg::convert(page, &cache, &InterpreterSettings::default(), &looks)
        };
        self.chosen(numbers).map(draw).collect()
    }

    fn chosen<'a>(&'a self, numbers: &'a [usize]) -> impl Iterator<Item = &'a Page<'a>> {
        let pages = self.0.pages();
        numbers.iter().filter_map(move |number| pages.get(*number))
    }
}

/// A page on white paper.
fn drawn<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, scale: f32) -> Pixmap {
    // A pixel of which the page has a part is one of the picture; a thousandth is no part.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number; pages of more pixels are cut off"
    )]
    let pixels = |points: f32| points.mul_add(scale, -0.001).ceil() as u16;
    let (width, height) = page.render_dimensions();
    let mut context = RenderContext::new(pixels(width), pixels(height));
    let placed =
        Affine::scale(f64::from(scale)) * page.initial_transform(true).to_kurbo();
    // Glyphs stand where TeX has put them, not at whole pixels.
    let looks = RenderSettings { hinting: false, ..RenderSettings::default() };
    let settings = InterpreterSettings::default();
    hayro::render_into(page, cache, &settings, &looks, &mut context, placed);
    context.flush();
    let mut picture = Pixmap::new(context.width(), context.height());
    let paper = RasterizerSettings {
        target_init: TargetInit::Clear(WHITE),
        ..RasterizerSettings::default()
    };
    context.render_with(&mut picture, &mut Resources::default(), paper);
    picture
}

/// A picture of red, green, blue and opacity as PNG. Paper lets nothing through, so the last
/// is left out.
fn encode(picture: &Pixmap, scale: f32) -> Result<Vec<u8>, String> {
    let (width, height) = (u32::from(picture.width()), u32::from(picture.height()));
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    encoder.set_pixel_dims(Some(per_metre(scale)));
    let pixels = picture.data_as_u8_slice().as_chunks::<4>().0;
    let colours: Vec<u8> = pixels.iter().flat_map(|[rgb @ .., _]| *rgb).collect();
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&colours)?;
        writer.finish()
    });
    written.map_err(|error| error.to_string())?;
    Ok(file)
}

/// How many pixels a metre has, for programs that print the picture.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a positive number of four digits or five"
)]
fn per_metre(scale: f32) -> png::PixelDimensions {
    let pixels = (scale * INCH / 0.0254).round() as u32;
    png::PixelDimensions { xppu: pixels, yppu: pixels, unit: png::Unit::Meter }
}
