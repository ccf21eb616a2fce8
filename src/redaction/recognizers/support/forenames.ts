/**
 * Forenames that are frequent in some country and are no words of English, from the "Popular names by country dataset"
 * (https://github.com/sigpwned/popular-names-by-country-dataset, CC0 1.0).
 */
export const forenames: ReadonlySet<string> = new Set(
  `Aada Aadhya Aarav Aariz Aaron Aarya Aasha Abbas Abd Abdallah Abdelkader Abdoulaye Abdul Abdulaziz Abdulla Abdullah Abdullo Abdulrahman Abubakr Adam
Adama Adele Adin Aditi Adomas Adrian Adriana Adrians Adéla Afonso Agnes Agustina Agustín Ahmad Ahmed Ahmet Aiden Aikaterini Aimar Aino Aisha Aisultan
Aisyah Aitana Aiur Ajda Ajla Aksel Alanoud Albert Alberte Aldiyar Alejandro Aleks Aleksandar Aleksander Aleksandr Aleksandra Aleksandre Alessandro
Alessia Alexander Alexandra Alexandru Alexey Alfie Ali Alice Alicja Alikhan Alina Aline Alinur Alisa Alise Aliya Alma Alparslan Alteo Althea Alysha
Amahle Amaia Amal Amar Amara Amaris Amayra Ambra Ambre Amelia Amelija Amelja Amina Aminata Amine Amir Amira Ammar Amy Amálie Amēlija Ana Anahit Anar
Anastasia Anastasija Anastasiya Andrea Andreas Andreea Andrei Andrej Andria Andrias Andriy Androula Ane Angela Angeliki Angelina Angeline Angelo Anna
Annie Anohito Antonella Antoni Antonio Antônia Antônio Anzu Aoi Aoife Aputsiaq Aras Archie Areg Areni Ari Aria Ariana Arianna Ariel Arjun Arman Armen
Armine Aron Arpi Artem Arthur Artiom Artur Artyom Aruuke Aruuzat Asel Asemahle Ashot Ashraqat Asilim Asiya Asja Asmita Assia Asta Astrid Asya
Athanasios Atlas August Aurora Ava Aviana Avigail Awa Aya Ayala Ayalah Ayesha Aygun Ayim Ayla Aylin Ayoub Ayra Aysel Ayzere Ayşa Ayşe Azaria Azariah
Aziz Azra Aïcha Aþena Bader Bakary Bandar Banele Baran Barbara Barbare Bautista Bayarmaa Beatrice Beatriz Ben Benas Bence Benedita Benicio Benjamin
Benjamín Berrdo Beshoi Bibek Biel Bilal Biljana Binita Bintou Bisera Bishal Bismah Bogdan Bogdana Boglárka Bolormaa Boris Brahim Bruno Camila Camille
Carl Carla Carlos Carmen Carolina Catalina Cecília Celeste Celine Charbel Charles Charlie Charlotte Chedeline Chia-hao Chien-hung Chih-chiang Chih-hao
Chih-ming Chih-wei Chin-lung Chloe Chloé Christina Christos Chuluun Chun-chieh Chun-hung Cillian Ciro Clara Concepción César Dalal Dalila Damian
Damjan Dan Danel Daniel Daniela Daniels Daniil Danijel Danna Danylo Daria Darija Daris Davi David Davit Davud Defne Dejan Delfina Demetre Dhia Dhruv
Diego Dimitar Dimitra Dimitrios Dion Djamel Djeneba Dmitry Dmytro Do-yun Doha Dominik Dominykas Dora Dorothy Dragan Dragana Duarte Dunja Dušan Dylan
Dyllan Dániel Dārta Džan Ecrin Edoardo Edward Eeli Eevi Eino Eisha Eitan Eithan Elchin Elena Elene Eleni Elias Elie Elif Elija Elijah Elizabeth
Elizaveta Eliška Ella Ellen Elli Ellie Elmar Elnur Elshan Elyas Elza Ema Eman Embla Emelia Emely Emil Emilia Emiliano Emilija Emiliya Emily Emilía
Emine Emir Emma Emmanuel Emīls Esma Esperanza Esther Ethan Eun-woo Eva Evelina Evelyn Evens Evgeny Evie Eylül Eymen Ezekiel Fadi Fahad Fahd Faisal
Fajr Fanta Farah Farida Farrah Farzana Fatemeh Fatima Fatin Fatma Fatoumata Felipe Felix Fernanda Ferndo Fiadh Filip Finlay Finn Florence Fozia Fran
Francesco Francisca Francisco Franciszek Frederick Freja Freya Frida Frieda Fátima Fūma Gabija Gabor Gabriel Gabriela Gabriele Gael Gagik Gamalat
Gamila Gaspar Gayane George Georgi Georgia Georgios Gerónimo Gevorg Gianna Gilli Ginevra Giorgi Giorgia Gita Giulia Gogo Googoosh Goran Gordana
Guadalupe Gunay Gunel Gustavs Guðrún Göktug Ha-eun Ha-joon Ha-rin Ha-yoon Habib Habiba Hadicha Halim Hamza Hana Hanna Hannah Harper Harraz Harris
Harry Haru Haruma Harun Haruna Haruto Hasan Hashem Hasmik Hasnaa Hassan Hatice Hawa Hayk Heikapu Heitor Helena Helma Helmi Henry Herkus Hessa Himari
Hina Hinano Hinata Hinato Hiro Hjørdis Hoda Hosna Hosniya Hossein Hovhannes Hudson Hugo Hur Huseyn Hussa Hussain Hussein Hydar Hàorán Hüseyin I-chun
Ian Ibai Iben Ibrahim Ida Igor Iker Ilgar Ilija Iman Imene Iminathi Imogen Inaya Indira Inuk Inunnguag Inutsiaq Inès Ioane Ioanna Ioannis Ion Irati
Irene Irina Isaac Isabel Isabella Isabelle Isak Isidora Isla Islande Itsuki Ivaana Ivalu Ivan Ivana Ivik Izaro Izz Jack Jacob Jad Jakob Jakov Jakub
James Jameson Jan Jana Javier Jelena Jennifer Jerónimo Jessica Ji-a Ji-an Ji-ho Ji-woo Ji-yoo Jiya Joe Joel John Jokūbas Jon Jonas Jordi Jorge Jori
Josefa Joseph Joshua Josiah Josip José Jouri Jovan Jovana João Ju-won Juan Juana Jude Judeline Julen Jules Julia Juliana Julie Julieta Juliette Julija
Junior Jákup Jógvan Jón Jónas Jökull Júlia Jēkabs Kabir Kabita Kadiatou Kai Kaia Kairo Kajus Kaloyan Kamal Kamilė Karam Karen Karim Karima Karine
Karolína Katerina Kathem Katla Kazi Keanu Keven Kevin Khadije Khaled Khawla Khongordzol Kiaan Kiara Kiran Kirollos Kiwa Klea Koa Konstantina
Konstantinos Konul Kora Krishna Ksenija Kyra Kyriaki Kári Kārlis Laia Lamija Lan Lana Lara Latifa Laura Lavi Layla Lazar Lea Leah Leandra Leano Leen
Leevi Lejla Lena Leni Lenna Leo Leon Leonardo Leonor Leordo Lesedi Lethabo Lethokuhle Lev Levente Levi Lewis Leyla Li-hua Lia Liam Lian Lianne Lidia
Liepa Lile Lili Lilien Lilit Lilja Lillie Lilly Lin Lina Linda Lio Lisakhanya Livia Liz Ljiljana Logan Lorenzo Louis Louise Lourenço Lovelie Lovely
Lovro Luana Lubanzi Luca Lucas Lucia Luciana Lucija Lucía Ludovica Luis Luiz Luka Lukas Luknė Lukáš Lulwa Luna Lur Lusine Lwandle Lydia Lyn Lyna Léa
Léna Léo Lía Lív Lėja Ma'soumeh Mabel Maddi Maeva Maha Mahamadou Mahammad Mahdi Mahesh Mahmoud Maia Maitê Maja Maksim Maksym Malachi Malak Malek Malen
Maligiaq Malik Malthe Malu Mamadou Manaia Maneh Manish Manua Manuel Manuela Marama Marc Marcell Marcia Marcos Mareva Margaret Margarida Mari Maria
Mariam Mariami Mariana Marie Marija Marina Mario Marios Mariya Markas Markel Marko Marks Markus Marta Martha Marti Martim Martin Martina Martí Martín
Marwa Mary Marya Maryam Maryja María Matas Matei Matej Mateo Matija Matilda Matilde Matteo Matthew Matthildur Matthías Mattia Mattias Matvey Matyáš
Matías Matěj Maui Maxim Maximilian Maximiliano Maya Maysoun Maël Maša Mees Mehar Mehdi Mehmet Mei Mei-hui Mei-ling Melina Melisa Melissa Melokuhle
Meriem Merjem Mersana Meryem Mia Michael Michail Michal Michalis Miguel Mihail Mikael Mikaere Mikayel Mikhail Miki Mikołaj Mila Milagrosa Milan Milana
Milena Milica Millie Miloš Min-jun Mina Minato Minik Mio Mira Miraç Mirjana Mirlande Moana Modibo Moea Moeata Mohamed Mohammad Mohammed Mona Monte
Moussa Muhamad Muhammad Muhammed Murad Mustafa Mykhaylo Myrlande Máté Mädïna Mía Míngzé Mùchén Mùyáng Nada Nagi Nagisa Nahia Naranbaatar Nare Narek
Narine Natalia Natalija Nathalie Nathan Nathaniel Natália Natálie Naura Naya Naïm Nehir Nela Nelio Nesreen Neža Nia Nicole Nicolás Niel Niharika Nik
Nika Nikau Niko Nikodem Nikol Nikola Nikolaos Nikoloz Nil Nilay Nils Nina Nino Nivi Niviaq Noa Noah Noam Noel Noemí Nomaan Noor Nora Norsaq Nouf Noûr
Nuka Nur Nuray Nurislam Nurul Nutsa Nóa Odval Ofentse Oihan Oisha Oisin Oisín Oleksandr Oleksandra Olga Oliver Olivia Olivér Oliwia Omar Omer Omphile
Ona Onni Oscar Oskar Osman Oumar Oumou Oyunbileg Pablo Panagiota Panagiotis Paneeraq Paninnguaq Paraskevi Pari Patricia Patricija Patrícia Pau Paul
Paula Paulo Pedro Penelope Petar Peter Peterson Pierre Pipaluk Poema Pol Pola Polina Prakash Prasert Prem Princess Puteri Qillaq Rabina Rachid Radmila
Rafael Ralfs Ramazan Ramona Ramón Rania Raphael Raphaël Raquel Rashad Rasmus Raul Ravi Raya Rayana Reem Reema Refael Regina Rei Reina Relja Ren Renata
Rethabile Reza Ria Ricardo Riccardo Richard Riko Rin Rita Roan Robert Roberts Roel Roghayyeh Roko Roman Ronja Rory Rosie Rosmery Rowan Roxana Ruòxī
Rían Saar Safija Safiya Saga Sahar Said Sakeena Sakineh Sakura Saliha Salik Salma Salomé Sama Samantha Samir Samuel Samvel Samyar Sandra Santiago
Saqib Sara Sarah Sebastian Sebastián Sekou Selim Selma Sem Seo-ah Seo-jun Seo-yun Sergei Sesili Sevda Sevinj Shahd Shahem Shahid Shaikha Shaimaa Shams
Shayma Sheikh Sherifa Shivansh Shristi Shu-chen Shu-chuan Shu-fen Shu-hua Shu-hui Si-woo Siddhartha Sienna Simona Siphosethu Sita Siti Snezana Snežana
Sobia Sofi Sofia Sofie Sofija Sofiya Sofía Solomiya Somayyeh Somboon Somchai Somporn Somsak Sonia Soo-ah Sophia Sophie Souleymane Stanisław Stanley
Stefan Stella Stevenson Suha Sultan Sumayah Sunita Susan Susanna Suzana Syed Szymon Sára Sóley Sólja Sōma Tadhg Taha Taim Tamar Tamatoa Tapuarii Tara
Tarana Tareq Tarita Tatiana Tatsuki Tehei Teiki Teiva Teo Teodor Teodora Tereza Tess Teura Teva Theo Theodor Theodore Thiago Thomas Théo Tiago Tiare
Tigran Tim Timofey Titaina Titaua Tobias Toivo Tom Tommaso Tomyris Tomás Tomáš Trinidad Tróndur Tuleen Tunar Turki Uiloq Ulloriaq Umar Uri Usman Uta
Vaea Valdemar Valentin Valentina Valeria Valter Vamika Varvara Vasileios Vasilije Vasiliki Vasilisa Vedant Venla Vera Veronika Vesna Vicente Victoria
Viktor Viktoria Viktorie Viktoriya Viktoría Viktória Violeta Viraj Vita Vittoria Vladyslav Vojtěch Vugar Vuk Vusal Vusala Vár Väinö Wan Wassim Wateen
Widelene William Willow Wilson Ximena Xīnyí Ya-ting Yamato Yara Yasmin Yasmine Yasna Yassin Ye-jun Yehuda Yekaterina Yelena Yeva Yoana Younès Yousef
Yousouf Youssef Yu-jun Yua Yuina Yulia Yuna Yusef Yusif Yusuf Yìchén Yìhán Yìzé Yīnuò Yūma Yūna Zahid Zahir Zahra Zainab Zala Zalán Zehra Zeinab
Zeynab Zeynep Zina Zion Zoe Zofia Zoran Zoé Zuzanna Zümra Àlex Ádám Álvaro Ámbar Ángel Éabha Édouard Óliver Ömer İnci İsmail Şerife Žan`.split(
    /\s+/u,
  ),
);
